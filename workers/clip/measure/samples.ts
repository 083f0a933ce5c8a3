import { newPlane, type Plane, resize } from '../../engines/sketch/pixels/raster.ts'
import { type Pyramid, pyramidOf } from './pyramid.ts'

/** One small picture of the clip, in the order in which they are shown. */
export interface Sample {
  /** Seconds into the clip. */
  readonly time: number
  readonly pyramid: Pyramid
  /** A tiny copy for blends: grey levels on `TINY`. */
  readonly tiny: Float32Array
  /** Share of the pixels in each bin of colour, 4 × 4 × 4. */
  readonly colours: Float32Array
}

/** Columns and rows of the tiny copy. */
const TINY = { width: 32, height: 18 } as const
/** ITU-R BT.709 weights of red, green and blue. */
const [RED, GREEN, BLUE] = [0.2126, 0.7152, 0.0722] as const

/** A sample of RGBA pixels, contiguous rows from the top. */
export function sampleOf(time: number, rgba: Uint8Array, width: number, height: number): Sample {
  const grey = newPlane(width, height)
  const colours = new Float32Array(64)
  const each = 1 / grey.data.length
  for (let i = 0, at = 0; i < grey.data.length; i++, at += 4) {
    const [red, green, blue] = [rgba[at]!, rgba[at + 1]!, rgba[at + 2]!]
    grey.data[i] = RED * red + GREEN * green + BLUE * blue
    colours[(red >> 6) * 16 + (green >> 6) * 4 + (blue >> 6)]! += each
  }
  return { time, pyramid: pyramidOf(grey), tiny: resize(grey, TINY.width, TINY.height).data, colours }
}

export const greyOf = ({ pyramid }: Sample): Plane => pyramid.levels[0]!.grey

/** How much the colours of two samples differ: 0 the same, 1 none in common. */
export function colourGap(one: Sample, other: Sample): number {
  let both = 0
  for (let i = 0; i < one.colours.length; i++) both += Math.min(one.colours[i]!, other.colours[i]!)
  return 1 - both
}
