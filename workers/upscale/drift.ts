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
  const difference = source.map((value, i) => value - (shrunk[i] as number))
  const weights = driftWeights()
  const drift = new Float32Array(difference.length)
  const area = width * height
  for (let plane = 0; plane < 3; plane++) {
    const across = new Float32Array(area)
    blurAcross(difference.subarray(plane * area, (plane + 1) * area), across, weights, width)
    blurDown(across, drift.subarray(plane * area, (plane + 1) * area), weights, width)
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

/** Blurs the rows of a plane; their ends are repeated. */
function blurAcross(from: Float32Array, to: Float32Array, weights: Float32Array, width: number): void {
  const padded = new Float32Array(width + 2 * RADIUS)
  for (let row = 0; row < from.length; row += width) {
    padded.fill(from[row] as number, 0, RADIUS)
    padded.set(from.subarray(row, row + width), RADIUS)
    padded.fill(from[row + width - 1] as number, RADIUS + width)
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let tap = 0; tap <= 2 * RADIUS; tap++)
        sum += (weights[tap] as number) * (padded[x + tap] as number)
      to[row + x] = sum
    }
  }
}

/** The same for its columns, row by row, because columns lie apart in memory. */
function blurDown(from: Float32Array, to: Float32Array, weights: Float32Array, width: number): void {
  const last = from.length / width - 1
  const sums = new Float64Array(width)
  for (let y = 0; y <= last; y++) {
    sums.fill(0)
    for (let tap = 0; tap <= 2 * RADIUS; tap++) {
      const weight = weights[tap] as number
      const row = Math.min(last, Math.max(0, y + tap - RADIUS)) * width
      for (let x = 0; x < width; x++) sums[x] = (sums[x] as number) + weight * (from[row + x] as number)
    }
    to.set(sums, y * width)
  }
}

/** False for a tile unlike its source: NaN values, or colours far off. */
export const isPlausible = (drift: Float32Array): boolean =>
  isMeanPlausible(drift.reduce((sum, value) => sum + Math.abs(value), 0) / drift.length)

/** The same from the mean of all values' amounts. A comparison with NaN is false. */
export const isMeanPlausible = (mean: number): boolean => mean <= MOST_DRIFT
