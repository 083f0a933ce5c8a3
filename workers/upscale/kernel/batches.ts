import { evenParts } from './even-parts.ts'
import { type KernelShape, stridesOf } from './layout.ts'
import { blockRows } from './register-block.ts'

/** A rest above this share of a large batch becomes one: each reads all weights of a layer. */
const WORTH_A_LARGE = 0.5

/** Winograd tiles that are multiplied together: runs of one row. */
export interface Batch {
  readonly tiles: number
  readonly runs: readonly { readonly first: number; readonly count: number }[]
}

/** The tiles of each batch of a whole row, the larger ones first, and of a batch of few. */
export interface BatchSizes {
  readonly whole: readonly number[]
  readonly few: number
}

export function batchSizes(shape: KernelShape): BatchSizes {
  const whole = evenParts(stridesOf(shape).tiles, shape.batch).flatMap(({ count, size }) =>
    Array<number>(count).fill(size),
  )
  return { whole, few: Math.min(blockRows(shape.relaxed), ...whole) }
}

/** The names of the functions that multiply a batch, in the inner layers and in the last. */
export const multiplyOf = (tiles: number): string => `multiply${tiles}`
export const multiplyLastOf = (tiles: number): string => `multiplyLast${tiles}`

/** Sizes of batches for so many tiles or a little more. */
export function sizesFor(tiles: number, { whole, few }: BatchSizes): readonly number[] {
  const large = whole[0] as number
  const rest = tiles % large
  const ofRest = rest > large * WORTH_A_LARGE ? [large] : Array<number>(Math.ceil(rest / few)).fill(few)
  return [...Array<number>(Math.floor(tiles / large)).fill(large), ...ofRest]
}

/** Cuts the chosen tiles, of which there are as many as the sizes ask for, into batches. */
export function cutRow(chosen: Uint8Array, sizes: readonly number[]): readonly Batch[] {
  let t = 0
  return sizes.map((tiles) => {
    const runs = []
    for (let left = tiles; left > 0; ) {
      while (!chosen[t]) t++
      const first = t
      while (chosen[t] && t - first < left) t++
      runs.push({ first, count: t - first })
      left -= t - first
    }
    return { tiles, runs }
  })
}
