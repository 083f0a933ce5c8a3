import type { Mask } from '../../../src/domain/takes/region/mask.ts'

const FAR = 1e12

/**
 * The distance in pixels of each pixel to the nearest one of a value, middle to middle; 0 on those
 * pixels, and very large where there is none. Exact: P. Felzenszwalb and D. Huttenlocher,
 * "Distance Transforms of Sampled Functions", Theory of Computing 8 (2012).
 */
export function distanceTo({ width, height, data }: Mask, value: 0 | 1): Float32Array {
  const squares = new Float64Array(width * height)
  for (let i = 0; i < squares.length; i += 1) squares[i] = data[i] === value ? 0 : FAR
  const longest = Math.max(width, height)
  const line = new Float64Array(longest)
  const room = {
    out: new Float64Array(longest),
    at: new Int32Array(longest),
    edge: new Float64Array(longest + 1),
  }
  for (let x = 0; x < width; x += 1) {
    for (let y = 0; y < height; y += 1) line[y] = squares[y * width + x] as number
    lower(line, height, room)
    for (let y = 0; y < height; y += 1) squares[y * width + x] = room.out[y] as number
  }
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) line[x] = squares[y * width + x] as number
    lower(line, width, room)
    for (let x = 0; x < width; x += 1) squares[y * width + x] = room.out[x] as number
  }
  return Float32Array.from(squares, Math.sqrt)
}

interface Room {
  readonly out: Float64Array
  /** The places of the parabolas that make the lower envelope, and where each begins. */
  readonly at: Int32Array
  readonly edge: Float64Array
}

/** The lower envelope of a parabola over each place of a line. */
function lower(line: Float64Array, length: number, { out, at, edge }: Room): void {
  const valueAt = (i: number) => line[i] as number
  const meet = (q: number, p: number) => (valueAt(q) + q * q - valueAt(p) - p * p) / (2 * (q - p))
  let last = 0
  at[0] = 0
  edge[0] = Number.NEGATIVE_INFINITY
  edge[1] = Number.POSITIVE_INFINITY
  for (let q = 1; q < length; q += 1) {
    let from = meet(q, at[last] as number)
    while (last > 0 && from <= (edge[last] as number)) {
      last -= 1
      from = meet(q, at[last] as number)
    }
    last += 1
    at[last] = q
    edge[last] = from
    edge[last + 1] = Number.POSITIVE_INFINITY
  }
  let k = 0
  for (let q = 0; q < length; q += 1) {
    while ((edge[k + 1] as number) < q) k += 1
    const p = at[k] as number
    out[q] = (q - p) ** 2 + valueAt(p)
  }
}
