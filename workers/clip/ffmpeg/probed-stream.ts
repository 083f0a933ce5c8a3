import { cropOf, sequenceOf } from '../webcodecs/crop.ts'

/** ffprobe's facts about one track. */
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
  /** As a hex dump: 16 bytes per line, with offsets before and characters after. */
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

/** The entries read from ffprobe's output. */
export const HEADER_ENTRIES = [
  'format=duration,probe_score',
  'stream=index,codec_type,codec_name,codec_tag_string,has_b_frames,pix_fmt,width,height,sample_aspect_ratio,field_order,extradata,color_space,color_transfer,avg_frame_rate,time_base,duration_ts',
  'stream_tags=alpha_mode',
  'stream_disposition=default,attached_pic',
  'stream_side_data=displaymatrix',
].join(':')

/**
 * MPEG-2 switches freely between fields and frames, H.264 as its parameters allow; `field_order`
 * describes only the start.
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

/** Accepts H.264 parameter sets with start codes (transport stream) and avcC records (MP4). */
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
 * By ffmpeg's pixel format; WebM stores the alpha of VP8 and VP9 apart, and only a tag shows it.
 */
export function hasAlpha({ pix_fmt = '', tags }: ProbedStream): boolean {
  return /^(yuva|gbrap|rgba|bgra|argb|abgr|ya\d|pal8)/.test(pix_fmt) || tags?.alpha_mode === '1'
}

export function codecOf({ codec_name, codec_tag_string }: ProbedStream): string {
  return codec_name && codec_name !== 'unknown' ? codec_name : (codec_tag_string ?? 'unknown')
}

/** From ffmpeg's pixel format, such as yuv420p10le: chroma subsampling and bit depth. */
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

/**
 * The upper left corner of ffprobe's display matrix: lines of a running number and three entries.
 */
export function matrixOf(stream: ProbedStream): readonly [number, number, number, number] {
  const text = stream.side_data_list?.find((entry) => entry.displaymatrix)?.displaymatrix ?? ''
  const rows = [...text.matchAll(/^\d{8}:(.*)$/gm)].map(([, row = '']) => row.trim().split(/\s+/).map(Number))
  const [[a = 1, b = 0] = [], [c = 0, d = 1] = []] = rows
  return [a, b, c, d]
}
