import {
  BlobSource,
  type EncodedPacket,
  EncodedPacketSink,
  Input,
  type InputVideoTrack,
  Logging,
  LogLevel,
  MATROSKA,
  MP4,
  QTFF,
  WEBM,
} from 'mediabunny'
import type { Packet } from '../../../src/domain/clip/shown-packets.ts'
import { isReason, type Reason } from '../../../src/lib/details.ts'
import type { Size } from '../../../src/lib/geometry.ts'
import { type Orientation, orientationOf, shapedAlike } from '../size.ts'
import { cropOf } from './crop.ts'
import { lengthBytesOf } from './disposable.ts'
import { isLoneField } from './lone-field.ts'
import { type Edit, readTrackBoxes } from './track-boxes.ts'

// mediabunny's warnings concern users' files and do not belong in the console.
Logging.level = LogLevel.Silent

/** Formats that mediabunny times exactly as ffmpeg does. */
const FORMATS = [MP4, QTFF, MATROSKA, WEBM]

/** ffmpeg's codec names, so that both paths report the same name. */
const CODEC_NAMES: Readonly<Record<string, string>> = { avc: 'h264' }

/** Codecs whose alpha WebM stores apart, where the browser's decoder ignores it. */
const ALPHA_BESIDE = new Set(['vp8', 'vp9'])

/** A clip's video track in the form for WebCodecs. */
export interface Demuxed {
  readonly codec: string
  readonly config: VideoDecoderConfig
  readonly colour: VideoColorSpaceInit
  readonly stored: Size
  /** Pictures may be interlaced, which only their samples tell. */
  readonly mayHaveFields: boolean
  /** Width over height of a stored pixel. */
  readonly pixelAspect: number
  readonly turn: Orientation
  /** Ticks per second. */
  readonly resolution: number
  /** The shown range, in ticks. */
  readonly edit: Edit
  /** As the header claims. */
  readonly seconds: number | undefined
  /** False where the header lists packets beyond the file's end: it was truncated. */
  readonly isWhole: boolean
  /**
   * The file's packets without data, from the keyframe at or before a time (seconds), by default
   * from the first.
   */
  readonly packets: (from?: number) => AsyncGenerator<Packet>
  /** Packets with data in decoding order, from the keyframe at this tick. */
  readonly chunks: (key: number) => AsyncGenerator<Chunk>
  /** The keyframes at these ticks with data; those that the index does not lead to are left out. */
  readonly keys: (ticks: readonly number[]) => AsyncGenerator<Chunk>
  readonly close: () => void
}

export interface Chunk {
  readonly pts: number
  readonly key: boolean
  readonly data: Uint8Array
}

/** Reads a clip's tracks. @returns the reason, for the log, where WebCodecs cannot decode it. */
export async function demux(file: Blob): Promise<Demuxed | Reason> {
  if (typeof VideoDecoder === 'undefined') return { code: 'decoder-missing' }
  const input = new Input({ source: new BlobSource(file), formats: FORMATS })
  try {
    const found = await readTrack(file, input)
    if (isReason(found)) input.dispose()
    return found
  } catch (error) {
    input.dispose()
    return {
      code: 'index-not-understood',
      said: error instanceof Error ? error.message : String(error),
    }
  }
}

async function readTrack(file: Blob, input: Input): Promise<Demuxed | Reason> {
  if (!(await input.canRead())) return { code: 'format-left' }
  const track = await chooseTrack(await input.getVideoTracks())
  if (!track) return { code: 'track-missing' }
  const codec = (await track.getCodec()) ?? 'codec'
  const config = await track.getDecoderConfig()
  if (!config || !(await track.canDecode())) return { code: 'decoder-lacks-codec', codec }
  if (ALPHA_BESIDE.has(codec) && (await track.canBeTransparent())) return { code: 'may-be-transparent' }
  const { edit, shown: said } = await readTrackBoxes(file, track.id)
  if (edit === 'several') return { code: 'edits-several' }
  const stored = { width: await track.getCodedWidth(), height: await track.getCodedHeight() }
  const aspect = await track.getPixelAspectRatio()
  const pixelAspect = aspect.num / aspect.den || 1
  const crop = cropOf(config)
  if (
    crop &&
    (crop.left > 0 || crop.top > 0 || crop.width !== stored.width || crop.height !== stored.height)
  ) {
    return { code: 'cropped-otherwise' }
  }
  if (said && pixelAspect === 1 && !shapedAlike(said, stored)) return { code: 'two-shapes' }

  const sink = new EncodedPacketSink(track)
  if (crop?.mayHaveFields) {
    const data = (await sink.getFirstPacket())?.data
    const lengthBytes = lengthBytesOf(config)
    if (data && lengthBytes && isLoneField(data, lengthBytes, crop.numberBits)) {
      return { code: 'fields-apart' }
    }
  }
  const resolution = await track.getTimeResolution()
  const tickOf = (packet: EncodedPacket) => Math.round(packet.timestamp * resolution)
  const shown = {
    start: Math.round((edit?.start ?? -Infinity) * resolution),
    end: Math.round((edit?.end ?? Infinity) * resolution),
  }
  const toPacket = (packet: EncodedPacket): Packet => {
    const pts = tickOf(packet)
    return {
      pts,
      dts: Number.NaN,
      duration: Math.round(packet.duration * resolution),
      key: packet.type === 'key',
      shown: pts >= shown.start && pts < shown.end,
    }
  }
  /** Half a tick later, so that rounding cannot land before it. */
  const keyAt = (tick: number) => sink.getKeyPacket((tick + 0.5) / resolution)
  const matrix = await track.getTransformationMatrix()

  return {
    codec: CODEC_NAMES[codec] ?? codec,
    config,
    colour: await track.getColorSpace(),
    stored,
    mayHaveFields: crop?.mayHaveFields ?? false,
    pixelAspect,
    turn: orientationOf([matrix[0], matrix[1], matrix[3], matrix[4]]),
    resolution,
    edit: shown,
    seconds: (await track.getDurationFromMetadata()) ?? undefined,
    isWhole: (await sink.getPacket(Infinity)) !== null,
    async *packets(from) {
      const key = from === undefined ? null : await sink.getKeyPacket(from, { metadataOnly: true })
      const start = key ?? (await sink.getFirstPacket({ metadataOnly: true }))
      if (!start) return
      for await (const packet of sink.packets(start, undefined, { metadataOnly: true }))
        yield toPacket(packet)
    },
    async *chunks(key) {
      const found = await keyAt(key)
      // A live recording without an index finds nothing: start at the beginning.
      const start = found && tickOf(found) === key ? found : await sink.getFirstPacket()
      if (!start) return
      let reached = false
      for await (const packet of sink.packets(start)) {
        const pts = tickOf(packet)
        reached ||= pts === key
        if (reached) yield { pts, key: packet.type === 'key', data: packet.data }
      }
    },
    async *keys(ticks) {
      for (const tick of ticks) {
        const packet = await keyAt(tick)
        if (packet && tickOf(packet) === tick) yield { pts: tick, key: true, data: packet.data }
      }
    },
    close: () => input.dispose(),
  }
}

/** The default track, else the largest, as `parseHeader` chooses. */
async function chooseTrack(tracks: readonly InputVideoTrack[]): Promise<InputVideoTrack | undefined> {
  const weighed = await Promise.all(
    tracks.map(async (track) => ({
      track,
      isDefault: Number((await track.getDisposition()).default),
      area: (await track.getCodedWidth()) * (await track.getCodedHeight()),
    })),
  )
  return weighed.toSorted((a, b) => b.isDefault - a.isDefault || b.area - a.area)[0]?.track
}
