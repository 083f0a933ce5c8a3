import type { Size } from '../../../src/lib/geometry.ts'
import { type Turn, turnOf } from '../size.ts'
import { cropOf, sequenceOf } from '../webcodecs/crop.ts'

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

interface ProbedStream {
  readonly index: number
  readonly codec_type?: string
  readonly codec_name?: string
  readonly codec_tag_string?: string
  readonly has_b_frames?: number
  readonly pix_fmt?: string
  readonly width?: number
  readonly height?: number
  readonly sample_aspect_ratio?: string
  readonly field_order?: string
  /** As hex, 16 bytes a line, with where they are before and as letters behind. */
  readonly extradata?: string
  readonly color_space?: string
  readonly color_transfer?: string
  readonly avg_frame_rate?: string
  readonly time_base?: string
  readonly duration_ts?: number
  readonly tags?: { readonly alpha_mode?: string }
  readonly disposition?: { readonly default?: number; readonly attached_pic?: number }
  readonly side_data_list?: readonly { readonly displaymatrix?: string }[]
}

/** The entries of ffprobe's answer that `parseHeader` reads. */
export const HEADER_ENTRIES = [
  'format=duration,probe_score',
  'stream=index,codec_type,codec_name,codec_tag_string,has_b_frames,pix_fmt,width,height,sample_aspect_ratio,field_order,extradata,color_space,color_transfer,avg_frame_rate,time_base,duration_ts',
  'stream_tags=alpha_mode',
  'stream_disposition=default,attached_pic',
  'stream_side_data=displaymatrix',
].join(':')

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

/**
 * MPEG-2 goes from one to the other as it likes, H.264 as its parameters allow; the order of fields
 * is only how it begins.
 */
function mayHaveFields({
  codec_name,
  field_order = 'unknown',
  extradata,
}: ProbedStream): boolean | undefined {
  if (codec_name === 'mpeg2video') return true
  if (codec_name === 'h264' && extradata && hasFieldParameters(bytesOf(extradata))) return true
  return field_order === 'unknown' ? undefined : field_order !== 'progressive'
}

function bytesOf(dump: string): Uint8Array {
  const hex = [...dump.matchAll(/^[0-9a-f]{8}: ((?:[0-9a-f]{2,4} )+)/gm)].map(([, row = '']) => row)
  return Uint8Array.from(hex.join('').match(/[0-9a-f]{2}/g) ?? [], (pair) => Number.parseInt(pair, 16))
}

/** H.264's parameters with start codes, as a transport stream has them, or as an MP4's record. */
function hasFieldParameters(data: Uint8Array): boolean {
  const record = { codec: 'avc1', description: data }
  const start = data.findIndex(
    (byte, i) => byte === 1 && data[i - 1] === 0 && data[i - 2] === 0 && ((data[i + 1] ?? 0) & 31) === 7,
  )
  const sequence =
    data[0] === 1 ? cropOf(record) : start < 0 ? undefined : sequenceOf(data.subarray(start + 1))
  return sequence?.mayHaveFields === true
}

/**
 * By ffmpeg's names of pixels; WebM keeps the opacity of VP8 and VP9 beside the pictures, and only
 * a tag tells.
 */
function hasAlpha({ pix_fmt = '', tags }: ProbedStream): boolean {
  return /^(yuva|gbrap|rgba|bgra|argb|abgr|ya\d|pal8)/.test(pix_fmt) || tags?.alpha_mode === '1'
}

function codecOf({ codec_name, codec_tag_string }: ProbedStream): string {
  return codec_name && codec_name !== 'unknown' ? codec_name : (codec_tag_string ?? 'unknown')
}

/**
 * By ffmpeg's names, such as yuv420p10le: with all, half or a quarter of the colours, in 8 bits or
 * in more.
 */
function bytesPerPixel(format: string): number {
  const samples = /444|rgb|gbr/.test(format) ? 3 : format.includes('422') ? 2 : 1.5
  return /(9|1\d)(le|be)$/.test(format) ? 2 * samples : samples
}

const HDR: ReadonlyMap<string, 'pq' | 'hlg'> = new Map([
  ['smpte2084', 'pq'],
  ['arib-std-b67', 'hlg'],
])

const isDefault = (stream: ProbedStream) => stream.disposition?.default ?? 0
const area = (stream: ProbedStream) => (stream.width ?? 0) * (stream.height ?? 0)

/**
 * "30000/1001" or "64:45" as two positive numbers; undefined for "0/0", "0:1", "N/A" and nothing.
 */
function fraction(text: string | undefined): readonly [number, number] | undefined {
  const [above = 0, below = 0] = (text ?? '').split(/[/:]/).map(Number)
  return above > 0 && below > 0 ? [above, below] : undefined
}

/** The corner of ffprobe's hex-dump-like matrix: lines of a running number and three entries. */
function matrixOf(stream: ProbedStream): readonly [number, number, number, number] {
  const text = stream.side_data_list?.find((entry) => entry.displaymatrix)?.displaymatrix ?? ''
  const rows = [...text.matchAll(/^\d{8}:(.*)$/gm)].map(([, row = '']) => row.trim().split(/\s+/).map(Number))
  const [[a = 1, b = 0] = [], [c = 0, d = 1] = []] = rows
  return [a, b, c, d]
}
