import { blur } from '../pixels/blur.ts'
import type { LabImage } from '../pixels/oklab.ts'
import type { Plane } from '../pixels/raster.ts'

/** How a picture is made, as far as its lightness tells. */
export interface LineAndGrain {
  /** Dark lines between lighter surfaces. */
  readonly line: 'none' | 'thin' | 'thick'
  /** What is uneven within surfaces. */
  readonly grain: 'smooth' | 'fine' | 'coarse'
}

/** A line is darker than both of its sides by so much lightness, of 0 to 1. */
const LINE_DEPTH = 0.12
/** How far the sides are from a pixel of a thin and of a thick line. */
const SIDES = { thin: 3, thick: 8 }
/** Less of the picture than that are stray marks. */
const LEAST_COVER = 0.006
/** Lines are thin where so much of them is found with near sides. */
const THIN_PART = 0.5

/** Blurs in pixels: below the first lies fine grain, between the two coarse grain. */
const GRAIN = { fine: 1, coarse: 3 }
/** Deviation of lightness below which a surface is smooth. */
const SMOOTH = 0.01

/** Measures a picture some hundred pixels wide: in a smaller one lines and grain are gone. */
export function measureLineAndGrain({ l }: LabImage): LineAndGrain {
  return { line: lineOf(blur(l, 0.6)), grain: grainOf(l) }
}

function lineOf(plane: Plane): LineAndGrain['line'] {
  const thick = coverOf(plane, SIDES.thick)
  if (thick < LEAST_COVER) return 'none'
  return coverOf(plane, SIDES.thin) >= thick * THIN_PART ? 'thin' : 'thick'
}

/** The share of pixels that are darker than both sides, across or down, at a distance. */
function coverOf({ width, height, data }: Plane, far: number): number {
  let count = 0
  for (let y = far; y < height - far; y += 1) {
    for (let x = far; x < width - far; x += 1) {
      const at = y * width + x
      const lightest = (data[at] as number) + LINE_DEPTH
      const isLine = (step: number) =>
        (data[at - step] as number) >= lightest && (data[at + step] as number) >= lightest
      if (isLine(far) || isLine(far * width)) count += 1
    }
  }
  return count / Math.max(1, (width - 2 * far) * (height - 2 * far))
}

function grainOf(plane: Plane): LineAndGrain['grain'] {
  const [near, wide] = [blur(plane, GRAIN.fine), blur(plane, GRAIN.coarse)]
  const flat = flatOf(wide)
  const fine = deviation(plane, near, flat)
  const coarse = deviation(near, wide, flat)
  if (Math.max(fine, coarse) < SMOOTH) return 'smooth'
  return fine >= coarse ? 'fine' : 'coarse'
}

/** The pixels of the flattest quarter of a picture: its edges are no grain. */
function flatOf({ width, height, data }: Plane): readonly number[] {
  const slopes = new Float32Array(data.length).fill(Number.POSITIVE_INFINITY)
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x
      const across = (data[at + 1] as number) - (data[at - 1] as number)
      const down = (data[at + width] as number) - (data[at - width] as number)
      slopes[at] = Math.hypot(across, down)
    }
  }
  const limit = slopes.toSorted()[slopes.length >> 2] ?? 0
  return [...slopes.keys()].filter((at) => (slopes[at] as number) <= limit)
}

/** Of a normal spread, the deviation to the middle of what is off. */
const NORMAL = 1.4826

/** The spread of what a blur took away; the few pixels of lines among them do not count. */
const deviation = (one: Plane, other: Plane, at: readonly number[]): number =>
  medianSpread(at.map((i) => (one.data[i] as number) - (other.data[i] as number)))

/** The deviation of values about 0 by their middle, which a few stray ones do not change. */
export function medianSpread(values: readonly number[]): number {
  const off = Float32Array.from(values, Math.abs).sort()
  return NORMAL * (off[off.length >> 1] ?? 0)
}
