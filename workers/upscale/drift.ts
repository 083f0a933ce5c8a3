/** In pixels before enlarging: eight pixels of a ×4 picture. */
const SIGMA = 2
const RADIUS = 3 * SIGMA

/** Mean colour error of large areas above which a tile is garbage; 1 is white on black. */
const MOST_DRIFT = 0.1

/**
 * The low frequencies that a net lost: Real-ESRGAN shifts the colour of large areas by a few
 * levels. It is the difference between the source tile and the net's shrunk tile, both as planes
 * [3, height, width], after a Gaussian blur. Added to the net's tile, it corrects colours and keeps
 * detail.
 */
export function driftOf(
  source: Float32Array,
  shrunk: Float32Array,
  width: number,
  height: number,
): Float32Array<ArrayBuffer> {
  const area = width * height
  const drift = new Float32Array(3 * area)
  const across = new Float32Array(area)
  const difference = new Float32Array(area)
  for (let plane = 0; plane < 3; plane++) {
    for (let i = 0, at = plane * area; i < area; i++, at++)
      difference[i] = (source[at] as number) - (shrunk[at] as number)
    blurAcross(difference, across, width)
    blurDown(across, drift.subarray(plane * area, (plane + 1) * area), width)
  }
  return drift
}

/** The Gaussian's weights along one axis, from end to end; they sum to 1. */
export function driftWeights(): Float32Array {
  const kernel = Float32Array.from({ length: 2 * RADIUS + 1 }, (_, i) =>
    Math.exp(-((i - RADIUS) ** 2) / (2 * SIGMA ** 2)),
  )
  const sum = kernel.reduce((total, weight) => total + weight)
  return kernel.map((weight) => weight / sum)
}

/**
 * The weights of the middle and of the pairs beside it. A sum of all taps in one expression takes a
 * third of the time of a loop over them.
 */
function weightsByPair() {
  const [w0 = 0, w1 = 0, w2 = 0, w3 = 0, w4 = 0, w5 = 0, w6 = 0] = driftWeights().subarray(RADIUS)
  return { w0, w1, w2, w3, w4, w5, w6 }
}

/** Blurs the rows of a plane; their ends are repeated. */
function blurAcross(from: Float32Array, to: Float32Array, width: number): void {
  const { w0, w1, w2, w3, w4, w5, w6 } = weightsByPair()
  const line = new Float32Array(width + 2 * RADIUS)
  const at = (i: number) => line[i] as number
  for (let row = 0; row < from.length; row += width) {
    line.fill(from[row] as number, 0, RADIUS)
    line.set(from.subarray(row, row + width), RADIUS)
    line.fill(from[row + width - 1] as number, RADIUS + width)
    for (let x = 0; x < width; x++)
      to[row + x] =
        w0 * at(x + 6) +
        w1 * (at(x + 5) + at(x + 7)) +
        w2 * (at(x + 4) + at(x + 8)) +
        w3 * (at(x + 3) + at(x + 9)) +
        w4 * (at(x + 2) + at(x + 10)) +
        w5 * (at(x + 1) + at(x + 11)) +
        w6 * (at(x) + at(x + 12))
  }
}

/** The same for its columns, row by row, because columns lie apart in memory. */
function blurDown(from: Float32Array, to: Float32Array, width: number): void {
  const { w0, w1, w2, w3, w4, w5, w6 } = weightsByPair()
  const last = from.length / width - 1
  const rows = new Int32Array(2 * RADIUS + 1)
  const at = (tap: number, x: number) => from[(rows[tap] as number) + x] as number
  for (let y = 0; y <= last; y++) {
    for (let tap = 0; tap < rows.length; tap++)
      rows[tap] = Math.min(last, Math.max(0, y + tap - RADIUS)) * width
    for (let x = 0; x < width; x++)
      to[y * width + x] =
        w0 * at(6, x) +
        w1 * (at(5, x) + at(7, x)) +
        w2 * (at(4, x) + at(8, x)) +
        w3 * (at(3, x) + at(9, x)) +
        w4 * (at(2, x) + at(10, x)) +
        w5 * (at(1, x) + at(11, x)) +
        w6 * (at(0, x) + at(12, x))
  }
}

/** False for a tile unlike its source: NaN values, or colours far off. */
export const isPlausible = (drift: Float32Array): boolean =>
  isMeanPlausible(drift.reduce((sum, value) => sum + Math.abs(value), 0) / drift.length)

/** The same from the mean of all values' amounts. A comparison with NaN is false. */
export const isMeanPlausible = (mean: number): boolean => mean <= MOST_DRIFT
