/** In pixels before enlarging: eight pixels of a ×4 picture. */
const SIGMA = 2
const RADIUS = 3 * SIGMA

/**
 * How far, on average, the colour of a large area may be off before the tile counts as garbage; 1
 * is white on black.
 */
const MOST_DRIFT = 0.1

/**
 * What a net lost of the picture's low frequencies: Real-ESRGAN shifts the colour of large areas by
 * a few levels. The difference between the source tile and the net's tile shrunk back, both as
 * planes [3, height, width], blurred with a Gaussian; added to the net's tile it puts the colours
 * right and leaves the detail alone.
 */
export function driftOf(
  source: Float32Array,
  shrunk: Float32Array,
  width: number,
  height: number,
): Float32Array<ArrayBuffer> {
  const difference = source.map((value, i) => value - (shrunk[i] as number))
  const kernel = Float32Array.from({ length: 2 * RADIUS + 1 }, (_, i) =>
    Math.exp(-((i - RADIUS) ** 2) / (2 * SIGMA ** 2)),
  )
  const sum = kernel.reduce((total, weight) => total + weight)
  const weights = kernel.map((weight) => weight / sum)
  const drift = new Float32Array(difference.length)
  const area = width * height
  for (let plane = 0; plane < 3; plane++) {
    const across = new Float32Array(area)
    blurLines(difference.subarray(plane * area, (plane + 1) * area), across, weights, height, width, width, 1)
    blurLines(across, drift.subarray(plane * area, (plane + 1) * area), weights, width, height, 1, width)
  }
  return drift
}

/** Blurs `lines` lines of `length` values; beyond the ends the last value goes on. */
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

/**
 * False for a tile that does not resemble its source: values that are no numbers, or colours far
 * off.
 */
export function isPlausible(drift: Float32Array): boolean {
  const mean = drift.reduce((sum, value) => sum + Math.abs(value), 0) / drift.length
  // A comparison with what is not a number is false.
  return mean <= MOST_DRIFT
}
