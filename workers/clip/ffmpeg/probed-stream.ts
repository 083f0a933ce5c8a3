import { cropOf, sequenceOf } from '../webcodecs/crop.ts'

/** What ffprobe answers of one track. */
export interface ProbedStream {
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

/** The entries of ffprobe's answer that are read. */
export const HEADER_ENTRIES = [
  'format=duration,probe_score',
  'stream=index,codec_type,codec_name,codec_tag_string,has_b_frames,pix_fmt,width,height,sample_aspect_ratio,field_order,extradata,color_space,color_transfer,avg_frame_rate,time_base,duration_ts',
  'stream_tags=alpha_mode',
  'stream_disposition=default,attached_pic',
  'stream_side_data=displaymatrix',
].join(':')

/**
 * MPEG-2 goes from one to the other as it likes, H.264 as its parameters allow; the order of fields
 * is only how it begins.
 */
export function mayHaveFields({
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
export function hasAlpha({ pix_fmt = '', tags }: ProbedStream): boolean {
  return /^(yuva|gbrap|rgba|bgra|argb|abgr|ya\d|pal8)/.test(pix_fmt) || tags?.alpha_mode === '1'
}

export function codecOf({ codec_name, codec_tag_string }: ProbedStream): string {
  return codec_name && codec_name !== 'unknown' ? codec_name : (codec_tag_string ?? 'unknown')
}

/**
 * By ffmpeg's names, such as yuv420p10le: with all, half or a quarter of the colours, in 8 bits or
 * in more.
 */
export function bytesPerPixel(format: string): number {
  const samples = /444|rgb|gbr/.test(format) ? 3 : format.includes('422') ? 2 : 1.5
  return /(9|1\d)(le|be)$/.test(format) ? 2 * samples : samples
}

export const HDR: ReadonlyMap<string, 'pq' | 'hlg'> = new Map([
  ['smpte2084', 'pq'],
  ['arib-std-b67', 'hlg'],
])

/**
 * "30000/1001" or "64:45" as two positive numbers; undefined for "0/0", "0:1", "N/A" and nothing.
 */
export function fraction(text: string | undefined): readonly [number, number] | undefined {
  const [above = 0, below = 0] = (text ?? '').split(/[/:]/).map(Number)
  return above > 0 && below > 0 ? [above, below] : undefined
}

/** The corner of ffprobe's hex-dump-like matrix: lines of a running number and three entries. */
export function matrixOf(stream: ProbedStream): readonly [number, number, number, number] {
  const text = stream.side_data_list?.find((entry) => entry.displaymatrix)?.displaymatrix ?? ''
  const rows = [...text.matchAll(/^\d{8}:(.*)$/gm)].map(([, row = '']) => row.trim().split(/\s+/).map(Number))
  const [[a = 1, b = 0] = [], [c = 0, d = 1] = []] = rows
  return [a, b, c, d]
}
