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
    blurLines(difference.subarray(plane * area, (plane + 1) * area), across, weights, height, width, width, 1)
    blurLines(across, drift.subarray(plane * area, (plane + 1) * area), weights, width, height, 1, width)
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

/** Blurs `lines` lines of `length` values; the ends are repeated. */
function blurLines(
  from: Float32Array,
  to: Float32Array,
  weights: Float32Array,
  lines: number,
  length: number,
  lineStep: number,
  step: number,
): void {
  for (let line = 0; line < lines; line++) {
    for (let i = 0; i < length; i++) {
      let sum = 0
      for (let tap = 0; tap < weights.length; tap++) {
        const at = Math.min(length - 1, Math.max(0, i + tap - RADIUS))
        sum += (weights[tap] as number) * (from[line * lineStep + at * step] as number)
      }
      to[line * lineStep + i * step] = sum
    }
  }
}

/** False for a tile unlike its source: NaN values, or colours far off. */
export const isPlausible = (drift: Float32Array): boolean =>
  isMeanPlausible(drift.reduce((sum, value) => sum + Math.abs(value), 0) / drift.length)

/** The same from the mean of all values' amounts. A comparison with NaN is false. */
export const isMeanPlausible = (mean: number): boolean => mean <= MOST_DRIFT
