export interface AdtsFrame {
  /** Without its header. */
  readonly data: Uint8Array<ArrayBuffer>
  /** Of each channel. */
  readonly samples: number
}

const LEAST_HEADER = 7
const SAMPLES = 1024

/**
 * The frames of AAC in ADTS (ISO/IEC 13818-7, 6.2), and its AudioSpecificConfig for MP4 (ISO/IEC
 * 14496-3, 1.6.2.1). What follows a broken header is left out.
 */
export function readAdts(file: Uint8Array<ArrayBuffer>): {
  readonly frames: readonly AdtsFrame[]
  readonly config: Uint8Array<ArrayBuffer>
} {
  const frames: AdtsFrame[] = []
  const byte = (at: number) => file[at] ?? 0
  let at = 0
  while (at + LEAST_HEADER <= file.length && byte(at) === 0xff && byte(at + 1) >> 4 === 0xf) {
    const header = byte(at + 1) & 1 ? LEAST_HEADER : LEAST_HEADER + 2
    const length = ((byte(at + 3) & 3) << 11) | (byte(at + 4) << 3) | (byte(at + 5) >> 5)
    if (length <= header || at + length > file.length) break
    const blocks = (byte(at + 6) & 3) + 1
    frames.push({ data: file.slice(at + header, at + length), samples: SAMPLES * blocks })
    at += length
  }
  const object = (byte(2) >> 6) + 1
  const rate = (byte(2) >> 2) & 15
  const channels = ((byte(2) & 1) << 2) | (byte(3) >> 6)
  const config = Uint8Array.of((object << 3) | (rate >> 1), ((rate & 1) << 7) | (channels << 3))
  return { frames, config }
}
