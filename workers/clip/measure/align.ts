import { type Plane, sample } from '../../engines/sketch/pixels/raster.ts'
import type { Level, Pyramid } from './pyramid.ts'
import { solve } from './solve.ts'

/**
 * How the picture changes from one frame to another, as one similarity about its centre. Lengths
 * are fractions of the frame's width.
 */
export interface Shift {
  /** What is seen moves right and down. */
  readonly x: number
  readonly y: number
  /** Natural logarithm of how much it grows. */
  readonly growth: number
  /** Radians, clockwise. */
  readonly roll: number
}

const NO_SHIFT: Shift = { x: 0, y: 0, growth: 0, roll: 0 }

export interface Alignment {
  readonly shift: Shift
  /** Correlation of what both frames show once the shift is undone: 1 alike, 0 unrelated. */
  readonly likeness: number
  /** Mean difference of grey there, 0 to 255, apart from a change of brightness. */
  readonly left: number
}

const ROUNDS = 8
/** A round that changes less than this, in pixels, is the last. */
const SETTLED = 0.01
/** The search goes this share of the frame's side each way. */
const REACH = 0.45
/** Differences of grey above about this weigh less: they move otherwise. */
const STRAY = 8

/**
 * Finds the similarity that takes one picture to another: a search over whole pixels of the
 * smallest level, then Gauss-Newton steps with weights (Lucas & Kanade 1981; Baker & Matthews 2004)
 * down to the finest.
 * @param guess where to begin; absent: the search decides
 * @param until the finest level that is looked at, where a rough answer does
 */
export function align(from: Pyramid, to: Pyramid, guess?: Shift, until = 0): Alignment {
  const smallest = from.levels.length - 1
  const finest = from.levels[until]!.grey
  let best = inPixels(guess ?? NO_SHIFT, finest.width)
  for (let i = smallest; i >= until; i--) {
    const [one, other] = [from.levels[i]!, to.levels[i]!]
    const scale = one.grey.width / finest.width
    let near = { ...best, x: best.x * scale, y: best.y * scale }
    if (i === smallest && !guess) near = { ...near, ...search(one.grey, other.grey) }
    near = refine(one, other, near)
    best = { ...near, x: near.x / scale, y: near.y / scale }
  }
  const { width } = finest
  return {
    shift: { ...best, x: best.x / width, y: best.y / width },
    ...compare(finest, to.levels[until]!.grey, best),
  }
}

const inPixels = (shift: Shift, width: number): Shift => ({
  ...shift,
  x: shift.x * width,
  y: shift.y * width,
})

/** The shift in whole pixels after which two small pictures differ least, but for brightness. */
function search(from: Plane, to: Plane): { x: number; y: number } {
  const reachX = Math.floor(from.width * REACH)
  const reachY = Math.floor(from.height * REACH)
  let best = { x: 0, y: 0 }
  let least = Number.POSITIVE_INFINITY
  for (let y = -reachY; y <= reachY; y++)
    for (let x = -reachX; x <= reachX; x++) {
      const gap = spreadOfDifference(from, to, x, y)
      // Far shifts compare little of the picture, so they have to convince.
      const cost =
        gap * (1 + 0.6 * (Math.abs(x) / from.width + Math.abs(y) / from.height)) + 0.02 * Math.hypot(x, y)
      if (cost < least) {
        least = cost
        best = { x, y }
      }
    }
  return best
}

function spreadOfDifference(from: Plane, to: Plane, dx: number, dy: number): number {
  let sum = 0
  let squares = 0
  let count = 0
  const [left, right] = [Math.max(0, -dx), Math.min(from.width, from.width - dx)]
  for (let y = Math.max(0, -dy); y < Math.min(from.height, from.height - dy); y++) {
    let one = y * from.width + left
    let other = (y + dy) * to.width + left + dx
    for (let x = left; x < right; x++) {
      const gap = to.data[other++]! - from.data[one++]!
      sum += gap
      squares += gap * gap
    }
    count += right - left
  }
  const mean = sum / count
  return Math.sqrt(Math.max(0, squares / count - mean * mean))
}

function refine({ grey, across, down }: Level, to: Level, start: Shift): Shift {
  const { width, height } = grey
  const [cx, cy] = [(width - 1) / 2, (height - 1) / 2]
  let { x: tx, y: ty, growth, roll } = start
  let bias = 0
  const row = new Float64Array(5)
  row[4] = 1
  for (let round = 0; round < ROUNDS; round++) {
    const matrix = new Float64Array(25)
    const right = new Float64Array(5)
    const size = Math.exp(growth)
    const [cos, sin] = [size * Math.cos(roll), size * Math.sin(roll)]
    for (let y = 0, i = 0; y < height; y++) {
      const v = y - cy
      for (let x = 0; x < width; x++, i++) {
        const u = x - cx
        const px = cx + tx + cos * u - sin * v
        const py = cy + ty + sin * u + cos * v
        if (px < 0 || py < 0 || px > width - 1 || py > height - 1) continue
        const gap = sample(to.grey, px, py) - grey.data[i]! - bias
        const weight = 1 / (1 + (gap / STRAY) ** 2)
        const gx = across.data[i]!
        const gy = down.data[i]!
        row[0] = gx
        row[1] = gy
        row[2] = gx * u + gy * v
        row[3] = gy * u - gx * v
        for (let a = 0; a < 5; a++) {
          right[a]! += weight * row[a]! * gap
          for (let b = 0; b <= a; b++) matrix[a * 5 + b]! += weight * row[a]! * row[b]!
        }
      }
    }
    // A faint pull to no change keeps bare walls from rolling and growing.
    for (const [a, pull] of [1, 1, width * width * 0.01, width * width * 0.01, 1].entries())
      matrix[a * 6]! += pull
    const step = solve(matrix, right)
    if (!step) break
    const [dx = 0, dy = 0, grow = 0, turn = 0, lift = 0] = step
    tx -= dx
    ty -= dy
    growth -= grow
    roll -= turn
    bias += lift
    if (Math.abs(growth) > 0.7 || Math.abs(roll) > 0.7) return start
    const moved = Math.hypot(dx, dy) + (Math.abs(grow) + Math.abs(turn)) * cx
    if (moved < SETTLED) break
  }
  return { x: tx, y: ty, growth, roll }
}

/** How alike two pictures are where both show the same once a shift, in pixels, is undone. */
function compare(from: Plane, to: Plane, shift: Shift): { likeness: number; left: number } {
  const { width, height } = from
  const [cx, cy] = [(width - 1) / 2, (height - 1) / 2]
  const size = Math.exp(shift.growth)
  const [cos, sin] = [size * Math.cos(shift.roll), size * Math.sin(shift.roll)]
  let [n, a, b, aa, bb, ab] = [0, 0, 0, 0, 0, 0]
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const px = cx + shift.x + cos * (x - cx) - sin * (y - cy)
      const py = cy + shift.y + sin * (x - cx) + cos * (y - cy)
      if (px < 0 || py < 0 || px > width - 1 || py > height - 1) continue
      const [one, other] = [from.data[i]!, sample(to, px, py)]
      n += 1
      a += one
      b += other
      aa += one * one
      bb += other * other
      ab += one * other
    }
  if (n < width * height * 0.1) return { likeness: 0, left: 255 }
  const [ma, mb] = [a / n, b / n]
  const [va, vb] = [Math.max(0, aa / n - ma * ma), Math.max(0, bb / n - mb * mb)]
  const both = ab / n - ma * mb
  // Flat pictures are alike where both are flat.
  const likeness = (both + FLAT) / (Math.sqrt(va * vb) + FLAT)
  return { likeness, left: Math.sqrt(Math.max(0, va + vb - 2 * both)) }
}

/** Variance of grey below which a picture has nothing to compare. */
const FLAT = 4
