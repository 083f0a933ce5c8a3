import { coded } from '../../guard.ts'
import { within } from '../deadline.ts'
import { createLanes } from '../lanes.ts'
import type { FramePath, Picture, PictureForm } from '../path.ts'
import { shapedAlike, shownSize } from '../size.ts'
import { colourOf, isKnownColour } from './colour.ts'
import { decodeGroup } from './decode.ts'
import { type Demuxed, demux } from './demux.ts'
import { toPicture } from './picture.ts'
import { canRead, drawnPlanes, type ReadPlanes, readPlanes } from './planes.ts'
import { packetsAround, probeTrack } from './probe.ts'

/** Decoders at a time: each has threads of its own. */
const DECODERS = 2
/** Above this, one decoder: each holds some twenty decoded pictures. */
const LARGE_PIXELS = 2560 * 1440

/** Looking through a file takes some tenths of a second: after this long something is wrong with it. */
const SLOW_MS = 8000
const SLOW = 'reading its index takes too long'

/**
 * Opens a clip with the browser's own decoder.
 * @returns why it cannot be used for this clip, in words for the log, where it cannot.
 */
export async function openWithWebCodecs(file: Blob, onSign: () => void): Promise<FramePath | string> {
  const track = await within(SLOW_MS, demux(file), SLOW)
  if (typeof track === 'string') return track
  if (!track.isWhole) {
    track.close()
    return 'it was cut off'
  }
  if (!isKnownColour(track.colour)) {
    track.close()
    return `its colours are coded as ${track.colour.matrix}`
  }
  const probe = await within(SLOW_MS, probeTrack(track), SLOW)
  const { clock, duration, fps } = probe
  const { width, height } = track.stored
  const lanes = createLanes(width * height > LARGE_PIXELS ? 1 : DECODERS)
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
    packetsAround: (times) => within(SLOW_MS, packetsAround(track, probe, times), SLOW),
    async decode(group, form, onPicture, turn) {
      const lane = await lanes.enter(turn)
      try {
        await decodeGroup(track, group, frameReader(track, form, onPicture), onSign, turn.signal)
      } finally {
        lane.leave()
      }
    },
    close: track.close,
  }
}

/** Makes pictures of frames, one after another, in one buffer. */
function frameReader(track: Demuxed, form: PictureForm, onPicture: (picture: Picture) => void) {
  let reused: ArrayBuffer | undefined
  return async (frame: VideoFrame) => {
    try {
      refuseOtherShape(track, frame)
      const colour = colourOf(track.colour, frame.colorSpace, track.stored)
      // Drawn, it would be tone-mapped by the browser, each in another way.
      if (!canRead(frame) && colour.hdr) {
        throw coded('clip-unsupported', 'frames of high dynamic range that cannot be read')
      }
      const read: ReadPlanes = canRead(frame)
        ? await readPlanes(frame, reused)
        : { planes: drawnPlanes(frame) }
      reused = read.buffer ?? reused
      onPicture({ pts: frame.timestamp, data: toPicture(read.planes, colour, track.turn, form) })
    } finally {
      frame.close()
    }
  }
}

/** The coded pictures may know of a crop, or of pixels that are not square, where the index says nothing: ffmpeg then knows too. */
function refuseOtherShape({ stored, pixelAspect }: Demuxed, frame: VideoFrame): void {
  const shown = { width: frame.displayWidth, height: frame.displayHeight }
  if (pixelAspect !== 1 || shapedAlike(shown, stored)) return
  throw coded('clip-unsupported', 'its pictures are of another shape than its index says')
}
