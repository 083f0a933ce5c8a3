/**
 * Minimal filtering F(m × m, 3 × 3): m × m outputs of a 3 × 3 convolution from (m + 2)² products in
 * place of 9 m², as Y = Aᵀ [(G g Gᵀ) ⊙ (Bᵀ d B)] A (A. Lavin and S. Gray, "Fast Algorithms for
 * Convolutional Neural Networks", CVPR 2016, section 4.1). The matrices follow from interpolation
 * at points (S. Winograd, "Arithmetic Complexity of Computations", 1980; Toom and Cook). Small
 * points and their inverses have the least error in floats.
 */
export type OutputSize = 4 | 6

/**
 * The points besides 0 and infinity come in pairs, p and −p, which share part of the computation.
 */
const PAIRS: Readonly<Record<OutputSize, readonly number[]>> = { 4: [1, 2], 6: [1, 2, 1 / 2] }

/** Filter taps along one axis. */
export const TAPS = 3

export interface Winograd {
  /** m: outputs along one axis. */
  readonly outputs: OutputSize
  /** n = m + 2: inputs along one axis, and number of points. */
  readonly inputs: number
  /**
   * p of each pair p, −p. Rows and columns of the matrices are in the order 0, p, −p, …, infinity.
   */
  readonly pairs: readonly number[]
  /** [n][n], [n][3], [m][n]. */
  readonly inputMatrix: readonly (readonly number[])[]
  readonly filterMatrix: readonly (readonly number[])[]
  readonly outputMatrix: readonly (readonly number[])[]
}

export function winograd(outputs: OutputSize): Winograd {
  const pairs = PAIRS[outputs]
  const points = [0, ...pairs.flatMap((point) => [point, -point])]
  const inputs = outputs + TAPS - 1
  const others = (point: number) => points.filter((other) => other !== point)
  const powers = (point: number, count: number) => Array.from({ length: count }, (_, i) => point ** i)
  const last = (length: number) => Array.from({ length }, (_, i) => (i === length - 1 ? 1 : 0))
  return {
    outputs,
    inputs,
    pairs,
    inputMatrix: [...points.map((point) => [...withRoots(others(point)), 0]), withRoots(points)],
    filterMatrix: [
      ...points.map((point) => {
        const scale = others(point).reduce((product, other) => product * (point - other), 1)
        return powers(point, TAPS).map((power) => power / scale)
      }),
      last(TAPS),
    ],
    outputMatrix: Array.from({ length: outputs }, (_, i) => [
      ...points.map((point) => point ** i),
      i === outputs - 1 ? 1 : 0,
    ]),
  }
}

/** Coefficients of Π (x − root), the constant first. */
function withRoots(roots: readonly number[]): readonly number[] {
  let product = [1]
  for (const root of roots) {
    product = Array.from(
      { length: product.length + 1 },
      (_, i) => (product[i - 1] ?? 0) - root * (product[i] ?? 0),
    )
  }
  return product
}
