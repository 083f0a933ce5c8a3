/** Complex numbers on a square, row by row. */
export interface Spectrum {
  readonly side: number
  readonly real: Float64Array
  readonly imaginary: Float64Array
}

export function newSpectrum(side: number): Spectrum {
  return { side, real: new Float64Array(side * side), imaginary: new Float64Array(side * side) }
}

/**
 * The discrete Fourier transform of a square, in place: along its rows, then along its columns.
 * Backwards it is not divided by the number of values. `side` is a power of two.
 */
export function transform({ side, real, imaginary }: Spectrum, way: 'forth' | 'back'): void {
  for (let i = 0; i < side; i++) transformLine(real, imaginary, i * side, 1, side, way)
  for (let i = 0; i < side; i++) transformLine(real, imaginary, i, side, side, way)
}

/** Radix two, decimated in time (Cooley & Tukey 1965): `count` values, `step` apart. */
function transformLine(
  real: Float64Array,
  imaginary: Float64Array,
  start: number,
  step: number,
  count: number,
  way: 'forth' | 'back',
): void {
  const swap = (values: Float64Array, i: number, j: number) => {
    const kept = values[i]!
    values[i] = values[j]!
    values[j] = kept
  }
  for (let i = 1, j = 0; i < count; i++) {
    let bit = count >> 1
    for (; j & bit; bit >>= 1) j ^= bit
    j ^= bit
    if (i >= j) continue
    swap(real, start + i * step, start + j * step)
    swap(imaginary, start + i * step, start + j * step)
  }
  for (let length = 2; length <= count; length *= 2) {
    const angle = ((way === 'forth' ? -2 : 2) * Math.PI) / length
    const half = length / 2
    for (let k = 0; k < half; k++) {
      const [cos, sin] = [Math.cos(angle * k), Math.sin(angle * k)]
      for (let from = k; from < count; from += length) {
        const one = start + from * step
        const other = one + half * step
        const r = real[other]! * cos - imaginary[other]! * sin
        const i = real[other]! * sin + imaginary[other]! * cos
        real[other] = real[one]! - r
        imaginary[other] = imaginary[one]! - i
        real[one]! += r
        imaginary[one]! += i
      }
    }
  }
}
