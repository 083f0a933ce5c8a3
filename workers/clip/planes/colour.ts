import type { Size } from '../../../src/lib/geometry.ts'
import { isHighDefinition } from '../size.ts'
import { hlgToSrgb, pqToSrgb } from './tone-map.ts'

/** How to interpret a picture's samples. */
export interface Colour {
  /** Luma weights of red and blue. */
  readonly kr: number
  readonly kb: number
  readonly fullRange: boolean
  readonly hdr?: 'pq' | 'hlg'
}

/** ITU-R BT.601 and BT.709. */
const SD = [0.299, 0.114] as const
const HD = [0.2126, 0.0722] as const

/** The third is ITU-R BT.2020. */
const MATRICES: Readonly<Record<string, readonly [number, number]>> = {
  smpte170m: SD,
  bt470bg: SD,
  bt709: HD,
  'bt2020-ncl': [0.2627, 0.0593],
}

const HDR: ReadonlyMap<string, 'pq' | 'hlg'> = new Map([
  ['pq', 'pq'],
  ['hlg', 'hlg'],
])

/** False for colour coding that only ffmpeg reads: RGB as luma and chroma, and rare matrices. */
export function isKnownColour({ matrix }: VideoColorSpaceInit): boolean {
  return !matrix || matrix in MATRICES
}

/**
 * Follows the file; only the range comes from the decoder, because decoders guess where the file
 * does not say.
 */
export function colourOf(
  said: VideoColorSpaceInit,
  decoded: Pick<VideoColorSpace, 'fullRange'>,
  stored: Size,
): Colour {
  const usual = isHighDefinition(stored) ? HD : SD
  const [kr, kb] = MATRICES[said.matrix ?? ''] ?? usual
  const hdr = HDR.get(said.transfer ?? '')
  const fullRange = said.fullRange ?? decoded.fullRange ?? false
  return { kr, kb, fullRange, ...(hdr ? { hdr } : {}) }
}

/**
 * Converts Y, U and V planes of one size, with `bits` bits, to RGBA of standard range; high dynamic
 * range is tone-mapped. ITU-R BT.709, sections 3 and 4 (range and matrix), with the weights of
 * other matrices.
 */
export function toRgba(
  [ys, us, vs]: readonly [Float32Array, Float32Array, Float32Array],
  bits: number,
  { kr, kb, fullRange, hdr }: Colour,
): Uint8Array<ArrayBuffer> {
  const unit = 2 ** (bits - 8)
  const [black, lumaRange, chromaRange] = fullRange
    ? [0, 2 ** bits - 1, 2 ** bits - 1]
    : [16 * unit, 219 * unit, 224 * unit]
  const grey = 128 * unit
  const kg = 1 - kr - kb
  const redOfV = (2 * (1 - kr)) / chromaRange
  const blueOfU = (2 * (1 - kb)) / chromaRange
  const greenOfU = (-2 * kb * (1 - kb)) / kg / chromaRange
  const greenOfV = (-2 * kr * (1 - kr)) / kg / chromaRange
  const convert = hdr === 'pq' ? pqToSrgb : hdr === 'hlg' ? hlgToSrgb : undefined
  const pixel = new Float32Array(3)
  const rgba = new Uint8ClampedArray(ys.length * 4)
  for (let i = 0, at = 0; i < ys.length; i++, at += 4) {
    const y = ((ys[i] ?? 0) - black) / lumaRange
    const u = (us[i] ?? 0) - grey
    const v = (vs[i] ?? 0) - grey
    const red = y + redOfV * v
    const green = y + greenOfU * u + greenOfV * v
    const blue = y + blueOfU * u
    if (convert) {
      convert(red, green, blue, pixel)
      rgba[at] = (pixel[0] ?? 0) * 255
      rgba[at + 1] = (pixel[1] ?? 0) * 255
      rgba[at + 2] = (pixel[2] ?? 0) * 255
    } else {
      rgba[at] = red * 255
      rgba[at + 1] = green * 255
      rgba[at + 2] = blue * 255
    }
    rgba[at + 3] = 255
  }
  return new Uint8Array(rgba.buffer)
}
