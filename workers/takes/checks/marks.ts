import type { Plane } from '../../engines/sketch/pixels/raster.ts'

/** A connected patch of pixels that are brighter, or darker, than what surrounds it. */
export interface Mark {
  readonly left: number
  readonly top: number
  /** The first column and row after it. */
  readonly right: number
  readonly bottom: number
  /** Pixels of it. */
  readonly area: number
  /** Edges between its pixels and others. */
  readonly rim: number
  /** Where its pixels lie in its box on the mean, 0 to 1 from the left and from the top. */
  readonly x: number
  readonly y: number
  /** Mean level of it, and of what lies two pixels away from it. */
  readonly level: number
  readonly beside: number
}

/** Half the side of the threshold's window, as a share of the picture's height. */
const REACH = 0.045
/** Deviations from the local mean, and least levels, from which a pixel is part of a mark. */
const [DEVIATIONS, LEAST] = [0.5, 14] as const

/** Pixels below which a patch is grain. */
const LEAST_AREA = 9

/** The marks of a picture in grey levels of 0 to 255: bright ones, and dark ones. */
export function marksOf(grey: Plane): readonly (readonly Mark[])[] {
  const { bright, dark } = outstanding(grey, Math.max(4, Math.round(grey.height * REACH)))
  return [bright, dark].map((inside) => connected(grey, inside))
}

/**
 * Pixels that stand out from their window's mean by its deviation (Niblack 1986), with a floor for
 * even places. The window's sums are differences of sums over all that is above and left.
 */
function outstanding(grey: Plane, reach: number) {
  const { width, height, data } = grey
  const wide = width + 1
  const { sums, squares } = summed(grey)
  const [bright, dark] = [new Uint8Array(data.length), new Uint8Array(data.length)]
  for (let y = 0, i = 0; y < height; y++) {
    const [first, last] = [Math.max(0, y - reach), Math.min(height, y + reach + 1)]
    for (let x = 0; x < width; x++, i++) {
      const left = Math.max(0, x - reach)
      const right = Math.min(width, x + reach + 1)
      const [a, c] = [first * wide + left, last * wide + left]
      const [b, d] = [a + right - left, c + right - left]
      const count = (last - first) * (right - left)
      const mean = (sums[d]! - sums[c]! - sums[b]! + sums[a]!) / count
      const over = data[i]! - mean
      if (Math.abs(over) <= LEAST) continue
      const variance = (squares[d]! - squares[c]! - squares[b]! + squares[a]!) / count - mean * mean
      if (over * over <= DEVIATIONS * DEVIATIONS * variance) continue
      if (over > 0) bright[i] = 1
      else dark[i] = 1
    }
  }
  return { bright, dark }
}

/** Sums of the levels, and of their squares, above and left of each corner of a pixel. */
function summed({ width, height, data }: Plane) {
  const wide = width + 1
  const [sums, squares] = [new Float64Array(wide * (height + 1)), new Float64Array(wide * (height + 1))]
  for (let y = 0; y < height; y++) {
    let [sum, square] = [0, 0]
    for (let x = 0, at = (y + 1) * wide + 1; x < width; x++, at++) {
      const value = data[y * width + x]!
      sum += value
      square += value * value
      sums[at] = sums[at - wide]! + sum
      squares[at] = squares[at - wide]! + square
    }
  }
  return { sums, squares }
}

/** Patches of pixels that touch by a side or a corner. */
function connected(grey: Plane, inside: Uint8Array): readonly Mark[] {
  const waiting = new Int32Array(inside.length)
  const marks: Mark[] = []
  for (let start = 0; start < inside.length; start++) {
    if (inside[start] !== 1) continue
    inside[start] = 2
    waiting[0] = start
    const count = spread(grey, inside, waiting)
    if (count >= LEAST_AREA) marks.push(measured(grey, inside, waiting.subarray(0, count)))
  }
  return marks
}

/** Fills `waiting` with all pixels that hang together with its first. @returns how many. */
function spread({ width, height }: Plane, inside: Uint8Array, waiting: Int32Array): number {
  let count = 1
  for (let next = 0; next < count; next++) {
    const at = waiting[next]!
    const [x, y] = [at % width, Math.floor(at / width)]
    for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++)
      for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
        const beside = v * width + u
        if (inside[beside] !== 1) continue
        inside[beside] = 2
        waiting[count++] = beside
      }
  }
  return count
}

function measured({ width, height, data }: Plane, inside: Uint8Array, pixels: Int32Array): Mark {
  let [left, top, right, bottom] = [width, height, 0, 0]
  let [across, down, sum, rim, beside, places] = [0, 0, 0, 0, 0, 0]
  for (const at of pixels) {
    const [x, y] = [at % width, Math.floor(at / width)]
    left = Math.min(left, x)
    right = Math.max(right, x + 1)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y + 1)
    across += x
    down += y
    sum += data[at]!
    for (let side = 0; side < 4; side++) {
      const [dx, dy] = [side < 2 ? side * 2 - 1 : 0, side < 2 ? 0 : side * 2 - 5]
      if (!isInside(x + dx, y + dy)) rim += 1
      const [u, v] = [x + 2 * dx, y + 2 * dy]
      if (u < 0 || v < 0 || u >= width || v >= height || inside[v * width + u] !== 0) continue
      beside += data[v * width + u]!
      places += 1
    }
  }
  const area = pixels.length
  return {
    left,
    top,
    right,
    bottom,
    area,
    rim,
    x: (across / area + 0.5 - left) / (right - left),
    y: (down / area + 0.5 - top) / (bottom - top),
    level: sum / area,
    beside: beside / Math.max(1, places),
  }

  function isInside(x: number, y: number): boolean {
    return x >= 0 && y >= 0 && x < width && y < height && inside[y * width + x] !== 0
  }
}
