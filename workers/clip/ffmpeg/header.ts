import type { Size } from '../../../src/lib/geometry.ts'
import { type Turn, turnOf } from '../size.ts'
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

/** What the container says about the track that is sampled. */
export interface TrackHeader {
  /** The track's number within the file. */
  readonly stream: number
  /**
   * ffmpeg's name of the codec; where it knows none, the four letters that the file names it by.
   */
  readonly codec: string
  readonly stored: Size
  /** ffmpeg's name of how decoded pixels lie. */
  readonly pixels: string
  /**
   * Pictures may be made of two fields, which only their samples tell; undefined where the file
   * does not say.
   */
  readonly mayHaveFields: boolean | undefined
  /** What a picture of two fields lasts, in ticks, where fields may be packets of their own. */
  readonly pictureTicks?: number
  /**
   * Of a decoded pixel, all its channels taken together: 1.5 for 8 bits with a quarter of the
   * colours.
   */
  readonly bytesPerPixel: number
  /** Width over height of a stored pixel. */
  readonly pixelAspect: number
  readonly turn: Turn
  /** Seconds per tick of the track's clock, as a fraction. */
  readonly num: number
  readonly den: number
  /** How many pictures the decoder holds back to put them in order. */
  readonly reorderDelay: number
  /** As the header claims; a file that was cut off claims too much. */
  readonly seconds?: number
  readonly fps?: number
  /** ffmpeg's name of the matrix by which its colours are coded, where the file says one. */
  readonly matrix?: string
  /**
   * The file says nothing of how its colours are coded; decoders then assume the matrix of standard
   * definition.
   */
  readonly colourUnsaid: boolean
  /** Its pictures say how opaque they are. */
  readonly hasAlpha: boolean
  /** ITU-R BT.2100 brightness curve, where the picture is high dynamic range. */
  readonly hdr?: 'pq' | 'hlg'
}

interface Probed {
  readonly streams?: readonly ProbedStream[]
  readonly format?: { readonly duration?: string; readonly probe_score?: number }
}

/**
 * ffmpeg's marks for what it takes a file for: below these a text can pass for raw video, or for
 * raw sound.
 */
const LEAST_SCORE = { video: 25, sound: 50 } as const

/**
 * Reads ffprobe's JSON. Of several video tracks the one marked as default is taken, then the
 * largest; the cover picture of a song is none.
 * @returns undefined when nothing in the file was recognised; `track` is missing when it holds no
 * video.
 */
export function parseHeader(json: string): { readonly track?: TrackHeader } | undefined {
  const { streams = [], format = {} } = JSON.parse(json || '{}') as Probed
  const { duration, probe_score = 0 } = format
  const [stream] = streams
    .filter((candidate) => candidate.codec_type === 'video' && candidate.disposition?.attached_pic !== 1)
    .sort((a, b) => isDefault(b) - isDefault(a) || area(b) - area(a))
  if (probe_score < (stream ? LEAST_SCORE.video : LEAST_SCORE.sound)) return undefined
  return stream ? { track: toTrack(stream, duration) } : {}
}

function toTrack(stream: ProbedStream, formatSeconds: string | undefined): TrackHeader {
  const [num, den] = fraction(stream.time_base) ?? [1, 1000]
  const [width, height] = fraction(stream.sample_aspect_ratio) ?? [1, 1]
  const [frames, per] = fraction(stream.avg_frame_rate) ?? []
  const seconds = stream.duration_ts === undefined ? Number(formatSeconds) : (stream.duration_ts * num) / den
  const hdr = HDR.get(stream.color_transfer ?? '')
  const matrix = stream.color_space === 'unknown' ? undefined : stream.color_space
  return {
    stream: stream.index,
    codec: codecOf(stream),
    stored: { width: stream.width ?? 0, height: stream.height ?? 0 },
    pixels: stream.pix_fmt ?? '',
    mayHaveFields: mayHaveFields(stream),
    bytesPerPixel: bytesPerPixel(stream.pix_fmt ?? ''),
    pixelAspect: width / height,
    turn: turnOf(matrixOf(stream)),
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
