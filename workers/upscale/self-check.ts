/**
 * The self-check of a backend before it touches a picture: it enlarges a small known tile, and the
 * result is compared with what the weights give in plain loops (models/self-check.json, verified by
 * tests/unit/models.test.ts). Broken drivers and unsupported half floats give garbage, not an
 * error.
 */
export const CHECK_SIZE = 8

/** Half floats err by up to 0.007 on these nets; garbage by ten times the tolerance and more. */
const TOLERANCE = 0.02

/**
 * Smooth waves and one hard edge, different in each plane: RGB planes of 0…1, `CHECK_SIZE` px wide
 * and high.
 */
export function checkTile(): Float32Array<ArrayBuffer> {
  const area = CHECK_SIZE * CHECK_SIZE
  return Float32Array.from({ length: 3 * area }, (_, i) => {
    const [plane, x, y] = [Math.floor(i / area), i % CHECK_SIZE, Math.floor((i % area) / CHECK_SIZE)]
    const wave = Math.sin((plane + 1) * 0.5 * x + 0.7 * y) * 0.3
    return 0.5 + wave + (x + y > 8 + plane ? 0.15 : -0.15)
  })
}

/**
 * Every sixteenth value at varying offsets, so that each row and column of the ×4 blocks is
 * sampled.
 */
export function samplesOf(enlarged: Float32Array): readonly number[] {
  return Array.from(
    { length: Math.floor(enlarged.length / 16) },
    (_, i) => enlarged[i * 16 + ((i * 7) % 16)] ?? Number.NaN,
  )
}

/** The largest error against the expected samples; infinite when a value is NaN or missing. */
export function distance(enlarged: Float32Array, samples: readonly number[]): number {
  const found = samplesOf(enlarged)
  if (found.length !== samples.length) return Number.POSITIVE_INFINITY
  const most = Math.max(...samples.map((sample, i) => Math.abs(sample - (found[i] ?? Number.NaN))))
  return Number.isNaN(most) ? Number.POSITIVE_INFINITY : most
}

/**
 * Stricter, for our own shaders: one level of 8 bits with 32-bit values; with 16-bit ones two, and
 * at least 50 dB.
 */
export function agrees(enlarged: Float32Array, samples: readonly number[], half: boolean): boolean {
  const found = samplesOf(enlarged)
  const squares = samples.reduce((sum, sample, i) => sum + (sample - (found[i] ?? Number.NaN)) ** 2, 0)
  const isClose = distance(enlarged, samples) <= (half ? 2 : 1) / 255
  return isClose && (!half || squares / samples.length <= 1e-5)
}

/** The largest difference of two lists of values; infinite when their lengths differ. */
export function largestDifference(values: ArrayLike<number>, others: ArrayLike<number>): number {
  if (values.length !== others.length) return Number.POSITIVE_INFINITY
  let most = 0
  for (let i = 0; i < values.length; i++)
    most = Math.max(most, Math.abs((values[i] as number) - (others[i] as number)))
  return most
}

export function isRight(enlarged: Float32Array, samples: readonly number[]): boolean {
  return distance(enlarged, samples) <= TOLERANCE
}
