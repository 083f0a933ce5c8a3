import { newPlane, type Plane, resize } from '../../engines/sketch/pixels/raster.ts'
import { type Pyramid, pyramidOf } from './pyramid.ts'

/** One small picture of the clip, in the order in which they are shown. */
export interface Sample {
  /** Seconds into the clip. */
  readonly time: number
  /** Made anew where it was not asked for lately: those of a long clip would fill the memory. */
  readonly pyramid: Pyramid
  /** RGBA, contiguous rows from the top. */
  readonly rgba: Uint8Array
  /** A tiny copy for blends: grey levels on `TINY`. */
  readonly tiny: Float32Array
  /** Share of the pixels in each bin of colour, 4 × 4 × 4. */
  readonly colours: Float32Array
}

/** Columns and rows of the tiny copy. */
const TINY = { width: 32, height: 18 } as const
/** ITU-R BT.709 weights of red, green and blue. */
const [RED, GREEN, BLUE] = [0.2126, 0.7152, 0.0722] as const

/** Pyramids that are kept: what lies around a step is asked for again. */
const KEPT = 32
const kept = new Map<Uint8Array, Pyramid>()

function pyramidFor(rgba: Uint8Array, width: number, height: number): Pyramid {
  const made = kept.get(rgba) ?? pyramidOf(greyIn(rgba, width, height))
  // The one that was asked for last stands last.
  kept.delete(rgba)
  kept.set(rgba, made)
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break
    kept.delete(oldest)
  }
  return made
}

function greyIn(rgba: Uint8Array, width: number, height: number): Plane {
  const grey = newPlane(width, height)
  for (let i = 0, at = 0; i < grey.data.length; i++, at += 4)
    grey.data[i] = RED * rgba[at]! + GREEN * rgba[at + 1]! + BLUE * rgba[at + 2]!
  return grey
}

/** A sample of RGBA pixels, contiguous rows from the top. */
export function sampleOf(time: number, rgba: Uint8Array, width: number, height: number): Sample {
  const grey = greyIn(rgba, width, height)
  const colours = new Float32Array(64)
  const each = 1 / grey.data.length
  for (let i = 0, at = 0; i < grey.data.length; i++, at += 4) {
    colours[(rgba[at]! >> 6) * 16 + (rgba[at + 1]! >> 6) * 4 + (rgba[at + 2]! >> 6)]! += each
  }
  return {
    time,
    get pyramid() {
      return pyramidFor(rgba, width, height)
    },
    rgba,
    tiny: resize(grey, TINY.width, TINY.height).data,
    colours,
  }
}

export const greyOf = ({ pyramid }: Sample): Plane => pyramid.levels[0]!.grey

/** How much the colours of two samples differ: 0 the same, 1 none in common. */
export function colourGap(one: Sample, other: Sample): number {
  let both = 0
  for (let i = 0; i < one.colours.length; i++) both += Math.min(one.colours[i]!, other.colours[i]!)
  return 1 - both
}
