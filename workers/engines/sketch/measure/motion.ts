import { blur } from '../pixels/blur.ts'
import type { LabImage } from '../pixels/oklab.ts'
import { newPlane, type Plane } from '../pixels/raster.ts'

/** The motion between two frames, in fractions of the frame's width and height. */
export interface Motion {
  /** Global shift of the picture; positive is right and down. A pan to the right shifts it left. */
  readonly shift: { readonly x: number; readonly y: number }
  /** Share of the frame that moved differently from the whole, 0…1. */
  readonly moving: number
  /** Each pixel's difference after the shift is undone. */
  readonly difference: Plane
}

const BLOCK = 8
const REACH = 10
/** Lightness differences below this are noise and compression. */
const NOISE = 0.05
/** A block with less contrast matches everywhere, so its vector would be random. */
const FLAT = 0.015
/** Share of the blocks that must agree on a global shift. */
const AGREEING = 0.4

/**
 * Compares two small frames of one size. The global shift is the median vector of textured blocks,
 * by exhaustive block matching on the sum of absolute differences (Jain & Jain 1981).
 */
export function motionBetween(before: LabImage, after: LabImage): Motion {
  const { width, height } = after.l
  const from = blur(before.l, 1)
  const to = blur(after.l, 1)
  const still = meanDifference(from, to, 0, 0)
  const vote = blockShift(from, to)
  // A shift counts only when undoing it explains much of the change.
  const shift = meanDifference(from, to, vote.x, vote.y) < 0.75 * still ? vote : { x: 0, y: 0 }
  const difference = newPlane(width, height)
  let moved = 0
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const u = x - shift.x
      const v = y - shift.y
      if (u < 0 || v < 0 || u >= width || v >= height) continue
      const at = v * width + u
      const light = Math.abs(to.data[i]! - from.data[at]!)
      const colour = Math.hypot(after.a.data[i]! - before.a.data[at]!, after.b.data[i]! - before.b.data[at]!)
      const change = Math.max(0, light + 1.5 * colour - NOISE)
      difference.data[i] = change
      if (change > NOISE) moved++
    }
  return {
    shift: { x: shift.x / width, y: shift.y / height },
    moving: moved / (width * height),
    difference,
  }
}

function blockShift(from: Plane, to: Plane): { x: number; y: number } {
  const xs: number[] = []
  const ys: number[] = []
  const margin = BLOCK
  for (let y = margin; y + BLOCK <= to.height - margin; y += BLOCK)
    for (let x = margin; x + BLOCK <= to.width - margin; x += BLOCK) {
      if (blockContrast(to, x, y) < FLAT) continue
      const best = bestMatch(from, to, x, y)
      xs.push(-best.x)
      ys.push(-best.y)
    }
  const vote = { x: median(xs), y: median(ys) }
  const agree = xs.filter((x, i) => Math.hypot(x - vote.x, ys[i]! - vote.y) <= 1.5).length
  // At the limit of the search range a match may be a repeating pattern.
  const believed =
    xs.length >= 4 && agree >= xs.length * AGREEING && Math.abs(vote.x) < REACH && Math.abs(vote.y) < REACH
  return believed ? vote : { x: 0, y: 0 }
}

function bestMatch(from: Plane, to: Plane, x: number, y: number): { x: number; y: number } {
  let best = { x: 0, y: 0 }
  let least = blockDifference(from, to, x, y, 0, 0, Number.POSITIVE_INFINITY) * 0.9
  for (let dy = -REACH; dy <= REACH; dy++)
    for (let dx = -REACH; dx <= REACH; dx++) {
      if (x + dx < 0 || y + dy < 0 || x + dx + BLOCK > from.width || y + dy + BLOCK > from.height) continue
      const gap = blockDifference(from, to, x, y, dx, dy, least)
      if (gap < least) {
        least = gap
        best = { x: dx, y: dy }
      }
    }
  return best
}

function blockDifference(
  from: Plane,
  to: Plane,
  x: number,
  y: number,
  dx: number,
  dy: number,
  giveUpAt: number,
): number {
  let sum = 0
  for (let v = 0; v < BLOCK && sum < giveUpAt; v++) {
    const row = (y + v) * to.width + x
    const other = (y + v + dy) * from.width + x + dx
    for (let u = 0; u < BLOCK; u++) sum += Math.abs(to.data[row + u]! - from.data[other + u]!)
  }
  return sum
}

function blockContrast(plane: Plane, x: number, y: number): number {
  let sum = 0
  let squares = 0
  for (let v = 0; v < BLOCK; v++)
    for (let u = 0; u < BLOCK; u++) {
      const value = plane.data[(y + v) * plane.width + x + u]!
      sum += value
      squares += value * value
    }
  const count = BLOCK * BLOCK
  return Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2))
}

function meanDifference(from: Plane, to: Plane, dx: number, dy: number): number {
  let sum = 0
  let count = 0
  for (let y = 0; y < to.height; y++) {
    const v = y - dy
    if (v < 0 || v >= from.height) continue
    for (let x = 0; x < to.width; x++) {
      const u = x - dx
      if (u < 0 || u >= from.width) continue
      sum += Math.abs(to.data[y * to.width + x]! - from.data[v * from.width + u]!)
      count++
    }
  }
  return count > 0 ? sum / count : 0
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
