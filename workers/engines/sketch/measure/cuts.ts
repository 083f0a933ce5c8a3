import { blur } from '../pixels/blur.ts'
import type { LabImage } from '../pixels/oklab.ts'
import { mapPlane, type Plane } from '../pixels/raster.ts'
import { type Motion, motionBetween } from './motion.ts'

/** The change from one frame to the next. */
export interface Change {
  readonly cut: boolean
  readonly motion: Motion
}

/**
 * Detects a cut: the colour distribution changes (histogram intersection, Swain & Ballard 1991) and
 * so does the layout, by correlation and by the remaining difference, both after the global shift
 * is undone.
 */
export function changeBetween(before: LabImage, after: LabImage): Change {
  const motion = motionBetween(before, after)
  const left = mean(motion.difference)
  const colours = 1 - histogramIntersection(before, after)
  const rearranged = colours > 0.15 && correlation(before, after, motion.shift) < 0.55
  return { motion, cut: rearranged || (colours > 0.25 && left > 0.14) || (colours > 0.4 && left > 0.05) }
}

/** Similarity of two pictures' layout: 1 equal, 0 unrelated. Over all three channels, blurred. */
function correlation(before: LabImage, after: LabImage, shift: Motion['shift']): number {
  const { width, height } = after.l
  const dx = Math.round(shift.x * width)
  const dy = Math.round(shift.y * height)
  let both = 0
  let first = 0
  let second = 0
  for (const [channel, weight] of [
    ['l', 1],
    ['a', 4],
    ['b', 4],
  ] as const) {
    const one = centred(blur(before[channel], 2))
    const other = centred(blur(after[channel], 2))
    for (let y = Math.max(0, dy); y < height + Math.min(0, dy); y++)
      for (let x = Math.max(0, dx); x < width + Math.min(0, dx); x++) {
        const p = one.data[(y - dy) * width + x - dx]!
        const q = other.data[y * width + x]!
        both += weight * p * q
        first += weight * p * p
        second += weight * q * q
      }
  }
  return both / (Math.sqrt(first * second) + 1e-9)
}

function centred(plane: Plane): Plane {
  const middle = mean(plane)
  return mapPlane(plane, (value) => value - middle)
}

function histogramIntersection(before: LabImage, after: LabImage): number {
  const one = histogram(before)
  const other = histogram(after)
  return one.reduce((sum, value, i) => sum + Math.min(value, other[i]!), 0)
}

/**
 * Pixel shares in 8 × 5 × 5 bins of lightness and colour, each pixel spread over two lightness
 * bins.
 */
function histogram(image: LabImage): Float32Array {
  const bins = new Float32Array(9 * 25)
  const each = 1 / image.l.data.length
  const colourBin = (value: number) => Math.min(4, Math.max(0, Math.round(value / 0.06) + 2))
  for (let i = 0; i < image.l.data.length; i++) {
    const colour = colourBin(image.a.data[i]!) * 5 + colourBin(image.b.data[i]!)
    const level = Math.min(7.999, Math.max(0, image.l.data[i]! * 8))
    const low = Math.floor(level)
    bins[low * 25 + colour]! += each * (1 - level + low)
    bins[(low + 1) * 25 + colour]! += each * (level - low)
  }
  return bins
}

function mean(plane: Plane): number {
  let sum = 0
  for (const value of plane.data) sum += value
  return sum / Math.max(1, plane.data.length)
}
