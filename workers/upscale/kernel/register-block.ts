import type { Code, Local, Scope } from './emit.ts'
import { advance, i32, type MultiplyAdd, repeat, v128 } from './instructions.ts'
import { FLOAT } from './layout.ts'

/** Vectors of a block of 8 outputs. */
const VECTORS = 2
const VECTOR = 16

/**
 * Rows of the register block. V8 has 15 vector registers on x64: 6 × 2 sums, two vectors of weights
 * and one splat fill them. Without fused multiply-add each product needs a temporary, hence 5.
 * Spilling takes 1.8 times as long.
 */
export const blockRows = (relaxed: boolean): number => (relaxed ? 6 : 5)

export interface RegisterBlock {
  /** sums[row][vector], 4 outputs each. */
  readonly sums: readonly (readonly Local[])[]
  /**
   * sums[r] += Σ over k of a[r][k] · b[k], with b [k][8 floats] and a's rows `stride` bytes apart.
   * `unroll` of the `depth` values of k are unrolled, and contiguous in a row; the next ones lie
   * `jump` bytes further on, by default behind them. Advances both pointers past what was read.
   */
  multiply(
    rows: number,
    a: Local,
    b: Local,
    size: {
      readonly stride: number
      readonly depth: number
      readonly unroll: number
      readonly jump?: number
    },
  ): Code
}

export function registerBlock(scope: Scope, rows: number, madd: MultiplyAdd): RegisterBlock {
  const sums = Array.from({ length: rows }, () => scope.locals('v128', VECTORS))
  const weights = scope.locals('v128', VECTORS)
  const splat = scope.local('v128')
  const end = scope.local('i32')
  return {
    sums,
    multiply(used, a, b, { stride, depth, unroll, jump = unroll * FLOAT }) {
      const steps = Array.from({ length: unroll }, (_, k) => [
        weights.map((vector, i) => vector.set(v128.load(b.get, (k * VECTORS + i) * VECTOR))),
        sums
          .slice(0, used)
          .map((row, r) => [
            splat.set(v128.splat(a.get, r * stride + k * FLOAT)),
            row.map((sum, i) => sum.set(madd(splat.get, weights[i]?.get ?? [], sum.get))),
          ]),
      ])
      const body = [steps, advance(a, jump), advance(b, unroll * VECTORS * VECTOR)]
      if (unroll === depth) return body
      return [end.set(i32.add(a.get, i32.const((depth / unroll) * jump))), repeat(a, end.get, body)]
    },
  }
}
