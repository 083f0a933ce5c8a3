import type { Plane } from '../planes/planes.ts'
import type { Neighbours, Parity } from './match-fields.ts'

/** Weaves a plane's lines of one parity with another plane's lines of the other. */
export function woven(first: Plane, other: Plane, parity: Parity): Plane {
  const plane = packed(first)
  copyLines(other, plane, parity === 0 ? 1 : 0)
  return plane
}

/**
 * A plane at the moment of its first field: the second field's lines are interpolated along edges
 * from the lines around them, and limited to the temporal change nearby. Static parts so stay as
 * sharp as they are. (Yadif, "yet another deinterlacing filter", M. Niedermayer 2006.)
 */
export function fillLines({ before, picture, after }: Neighbours<Plane>, first: Parity): Plane {
  const filled = packed(picture)
  const { data, width, height } = filled
  const at = (plane: Plane | undefined, x: number, y: number) =>
    plane ? (plane.data[plane.offset + y * plane.stride + x * plane.step] ?? 0) : 0
  for (let y = 1 - first; y < height; y += 2) {
    const up = y > 0 ? y - 1 : y + 1
    const down = y + 1 < height ? y + 1 : y - 1
    for (let x = 0; x < width; x++) {
      const above = at(picture, x, up)
      const below = at(picture, x, down)
      const later = at(picture, x, y)
      const earlier = before ? at(before, x, y) : later
      const still = (earlier + later) / 2
      let moved = Math.abs(earlier - later) / 2
      if (before) moved = Math.max(moved, apart(at(before, x, up), above, at(before, x, down), below))
      if (after) moved = Math.max(moved, apart(at(after, x, up), above, at(after, x, down), below))
      // Without a previous picture, the next one shows the motion.
      if (!before) moved = Math.max(moved, after ? Math.abs(at(after, x, y) - later) : Infinity)
      if (moved === 0) {
        data[y * width + x] = still
        continue
      }
      const guess = alongEdge(picture, x, up, down)
      data[y * width + x] = Math.round(Math.min(still + moved, Math.max(still - moved, guess)))
    }
  }
  return filled
}

function apart(above: number, aboveNow: number, below: number, belowNow: number): number {
  return (Math.abs(above - aboveNow) + Math.abs(below - belowNow)) / 2
}

/**
 * The mean of the samples above and below, along the direction in which the two lines match best.
 */
function alongEdge(
  { data, offset, stride, step, width }: Plane,
  x: number,
  up: number,
  down: number,
): number {
  const above = offset + up * stride + x * step
  const below = offset + down * stride + x * step
  const mean = ((data[above] ?? 0) + (data[below] ?? 0)) / 2
  if (x < 3 || x > width - 4) return mean
  const unlike = (lean: number) => {
    let sum = 0
    for (let i = -1; i <= 1; i++) {
      sum += Math.abs((data[above + (i + lean) * step] ?? 0) - (data[below + (i - lean) * step] ?? 0))
    }
    return sum
  }
  let best = unlike(0) - 1
  let guess = mean
  for (const side of [-1, 1]) {
    for (let lean = side; Math.abs(lean) <= 2; lean += side) {
      const score = unlike(lean)
      if (score >= best) break
      best = score
      guess = ((data[above + lean * step] ?? 0) + (data[below - lean * step] ?? 0)) / 2
    }
  }
  return guess
}

/** A contiguous copy of the plane. */
function packed(plane: Plane): Plane {
  const { data, width, height } = plane
  const copy = data instanceof Uint8Array ? new Uint8Array(width * height) : new Uint16Array(width * height)
  const target = { data: copy, offset: 0, stride: width, step: 1, width, height }
  copyLines(plane, target, 0)
  copyLines(plane, target, 1)
  return target
}

function copyLines(from: Plane, to: Plane, parity: Parity): void {
  for (let y = parity; y < to.height; y += 2) {
    let at = from.offset + y * from.stride
    for (let x = 0; x < to.width; x++, at += from.step) to.data[y * to.stride + x] = from.data[at] ?? 0
  }
}
