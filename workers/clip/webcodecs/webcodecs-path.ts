import PQueue from 'p-queue'
import type { FrameGroup } from '../../../src/domain/clip/decode-plan.ts'
import { isReason, type Reason } from '../../../src/lib/details.ts'
import { AppError } from '../../../src/lib/errors.ts'
import { unlessSilent } from '../../../src/lib/silence.ts'
import { deinterlace, showsFields } from '../fields/deinterlace.ts'
import { collectNeighbours, neighboursWanted } from '../fields/with-neighbours.ts'
import { type FramePath, formAt, type Picture, type PictureForm } from '../path.ts'
import { type Colour, colourOf, isKnownColour } from '../planes/colour.ts'
import { toPicture } from '../planes/picture.ts'
import type { Planes } from '../planes/planes.ts'
import { shapedAlike, shownSize, swapsSides } from '../size.ts'
import { decodeGroup } from './decode.ts'
import { decodeKeys } from './decode-keys.ts'
import { type Demuxed, demux } from './demux.ts'
import { canRead, drawnPlanes, type ReadPlanes, readPlanes } from './planes.ts'
import { packetsAround, probeTrack } from './probe.ts'

/** Concurrent decoders; each has its own threads. */
const DECODERS = 2
/** Above this size one decoder: each holds about twenty decoded pictures. */
const LARGE_PIXELS = 2560 * 1440

/** Indexing a file takes tenths of a second; longer than this means that something is wrong. */
const SLOW_MS = 8000
const SLOW: Reason = { code: 'index-slow' }

/**
 * Opens a clip with WebCodecs.
 * @returns the reason, for the log, where it cannot.
 */
export async function openWithWebCodecs(file: Blob, onSign: () => void): Promise<FramePath | Reason> {
  const track = await unlessSilent(SLOW_MS, () => demux(file), SLOW)
  if (isReason(track)) return track
  if (!track.isWhole) {
    track.close()
    return { code: 'index-cut-off' }
  }
  if (!isKnownColour(track.colour)) {
    track.close()
    return { code: 'colours-unknown', matrix: String(track.colour.matrix) }
  }
  const probe = await unlessSilent(SLOW_MS, () => probeTrack(track), SLOW)
  const { clock, duration, fps } = probe
  const { width, height } = track.stored
  const queue = new PQueue({ concurrency: width * height > LARGE_PIXELS ? 1 : DECODERS })
  return {
    decoder: 'webcodecs',
    clip: {
      duration,
      ...shownSize(track.stored, track.pixelAspect, track.turn),
      codec: track.codec,
      ...(fps === undefined ? {} : { fps }),
      decoder: 'webcodecs',
    },
    clock,
    packetsAround: (times) => unlessSilent(SLOW_MS, () => packetsAround(track, probe, times), SLOW),
    decode: (group, form, onPicture) =>
      queue.add(async () => {
        const { group: decoded, read, end } = frameReader(track, group, form, onPicture)
        await decodeGroup(track, decoded, read, onSign)
        end()
      }),
    async *keyPictures(ticks, form) {
      for await (const frame of decodeKeys(track.config, track.keys(ticks))) {
        try {
          const { planes, colour } = await samplesOf(track, frame, undefined)
          yield { pts: frame.timestamp, data: toPicture(planes, colour, track.turn, form) }
        } finally {
          frame.close()
        }
      }
    },
    close: track.close,
  }
}

interface FrameReader {
  /** The group to decode. */
  readonly group: FrameGroup
  /** Converts frames to pictures, one after another, and closes them. */
  readonly read: (frame: VideoFrame) => Promise<void>
  /** Converts pictures that still wait for a missing neighbour. */
  readonly end: () => void
}

function frameReader(
  track: Demuxed,
  group: FrameGroup,
  form: PictureForm,
  onPicture: (picture: Picture) => void,
): FrameReader {
  const make = (pts: number, planes: Planes, colour: Colour) =>
    onPicture({ pts, data: toPicture(planes, colour, track.turn, formAt(form, pts)) })
  const scaled = swapsSides(track.turn) ? { width: form.size.height, height: form.size.width } : form.size
  if (!track.mayHaveFields || !showsFields(track.stored, scaled)) {
    // One buffer is reused for all frames.
    let reused: ArrayBuffer | undefined
    const read = async (frame: VideoFrame) => {
      const { planes, colour, buffer } = await samplesOf(track, frame, reused)
      reused = buffer ?? reused
      make(frame.timestamp, planes, colour)
    }
    return { group, read: closing(read), end: () => undefined }
  }
  const pictures = collectNeighbours<Samples>(group, (pts, { before, picture, after }) => {
    const planes = { before: before?.planes, picture: picture.planes, after: after?.planes }
    make(pts, deinterlace(planes), picture.colour)
  })
  const read = async (frame: VideoFrame) =>
    pictures.add(frame.timestamp, await samplesOf(track, frame, undefined))
  return { group: neighboursWanted(group), read: closing(read), end: pictures.end }
}

function closing(read: (frame: VideoFrame) => Promise<void>) {
  return (frame: VideoFrame) => read(frame).finally(() => frame.close())
}

interface Samples extends ReadPlanes {
  readonly colour: Colour
}

async function samplesOf(
  track: Demuxed,
  frame: VideoFrame,
  buffer: ArrayBuffer | undefined,
): Promise<Samples> {
  refuseOtherShape(track, frame)
  const colour = colourOf(track.colour, frame.colorSpace, track.stored)
  // Drawing would use the browser's own tone mapping, which differs between browsers.
  if (!canRead(frame) && colour.hdr) {
    throw new AppError('clip-unsupported', { code: 'range-unreadable' })
  }
  return { colour, ...(canRead(frame) ? await readPlanes(frame, buffer) : { planes: drawnPlanes(frame) }) }
}

/**
 * The coded pictures may have a crop or non-square pixels that the index lacks; ffmpeg handles
 * those.
 */
function refuseOtherShape({ stored, pixelAspect }: Demuxed, frame: VideoFrame): void {
  const shown = { width: frame.displayWidth, height: frame.displayHeight }
  if (pixelAspect !== 1 || shapedAlike(shown, stored)) return
  throw new AppError('clip-unsupported', { code: 'shape-unlike-index' })
}
