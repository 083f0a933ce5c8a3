import type { Size } from '../../../src/lib/geometry.ts'
import { type Orientation, orientationOf } from '../size.ts'
import {
  bytesPerPixel,
  codecOf,
  fraction,
  HDR,
  hasAlpha,
  matrixOf,
  mayHaveFields,
  type ProbedStream,
} from './probed-stream.ts'

/** The container's facts about the sampled track. */
export interface TrackHeader {
  /** The track's index in the file. */
  readonly stream: number
  /** ffmpeg's codec name; where it knows none, the file's four-character code. */
  readonly codec: string
  /** So little speaks for the format that other bytes can pass for it by chance. */
  readonly isGuessed: boolean
  readonly stored: Size
  /** ffmpeg's pixel format. */
  readonly pixels: string
  /**
   * True when pictures may be interlaced, which only their samples tell; undefined where the file
   * does not say.
   */
  readonly mayHaveFields: boolean | undefined
  /** Duration of a two-field picture in ticks, where fields may be separate packets. */
  readonly pictureTicks?: number
  /** Bytes of a decoded pixel over all channels: 1.5 for 8 bits with 4:2:0 chroma. */
  readonly bytesPerPixel: number
  /** Width over height of a stored pixel. */
  readonly pixelAspect: number
  readonly turn: Orientation
  /** Seconds per tick of the track's clock, as a fraction. */
  readonly num: number
  readonly den: number
  /** How many pictures the decoder holds back for reordering. */
  readonly reorderDelay: number
  /** As the header claims; wrong for a truncated file. */
  readonly seconds?: number
  readonly fps?: number
  /** ffmpeg's name of the colour matrix, where the file has one. */
  readonly matrix?: string
  /** The file does not say its colour matrix; decoders then assume standard definition. */
  readonly colourUnsaid: boolean
  /** Its pictures have alpha. */
  readonly hasAlpha: boolean
  /** The transfer function of ITU-R BT.2100, for high dynamic range. */
  readonly hdr?: 'pq' | 'hlg'
}

interface Probed {
  readonly streams?: readonly ProbedStream[]
  readonly format?: { readonly duration?: string; readonly probe_score?: number }
}

/** ffprobe's format scores: below these, text can pass for raw video or raw sound. */
const LEAST_SCORE = { video: 25, sound: 50 } as const
/** Up to ffmpeg's AVPROBE_SCORE_RETRY, one start code that stands there by chance is enough. */
const GUESS_SCORE = 25

/**
 * Parses ffprobe's JSON. Of several video tracks the default one is taken, else the largest; a
 * song's cover picture does not count.
 * @returns undefined when nothing was recognised; no `track` when there is no video.
 */
export function parseHeader(json: string): { readonly track?: TrackHeader } | undefined {
  const { streams = [], format = {} } = JSON.parse(json || '{}') as Probed
  const { duration, probe_score = 0 } = format
  const [stream] = streams
    .filter((candidate) => candidate.codec_type === 'video' && candidate.disposition?.attached_pic !== 1)
    .sort((a, b) => isDefault(b) - isDefault(a) || area(b) - area(a))
  if (probe_score < (stream ? LEAST_SCORE.video : LEAST_SCORE.sound)) return undefined
  return stream ? { track: toTrack(stream, duration, probe_score <= GUESS_SCORE) } : {}
}

function toTrack(stream: ProbedStream, formatSeconds: string | undefined, isGuessed: boolean): TrackHeader {
  const [num, den] = fraction(stream.time_base) ?? [1, 1000]
  const [width, height] = fraction(stream.sample_aspect_ratio) ?? [1, 1]
  const [frames, per] = fraction(stream.avg_frame_rate) ?? []
  const seconds = stream.duration_ts === undefined ? Number(formatSeconds) : (stream.duration_ts * num) / den
  const hdr = HDR.get(stream.color_transfer ?? '')
  const matrix = stream.color_space === 'unknown' ? undefined : stream.color_space
  return {
    stream: stream.index,
    codec: codecOf(stream),
    isGuessed,
    stored: { width: stream.width ?? 0, height: stream.height ?? 0 },
    pixels: stream.pix_fmt ?? '',
    mayHaveFields: mayHaveFields(stream),
    bytesPerPixel: bytesPerPixel(stream.pix_fmt ?? ''),
    pixelAspect: width / height,
    turn: orientationOf(matrixOf(stream)),
    num,
    den,
    reorderDelay: stream.has_b_frames ?? 0,
    ...(seconds > 0 ? { seconds } : {}),
    ...(frames && per ? { fps: frames / per } : {}),
    colourUnsaid: matrix === undefined,
    ...(matrix === undefined ? {} : { matrix }),
    hasAlpha: hasAlpha(stream),
    ...(hdr ? { hdr } : {}),
  }
}

const isDefault = (stream: ProbedStream) => stream.disposition?.default ?? 0
const area = (stream: ProbedStream) => (stream.width ?? 0) * (stream.height ?? 0)
