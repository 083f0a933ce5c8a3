import { type Batch, batchSizes, cutRow, multiplyLastOf, multiplyOf, sizesFor } from './batches.ts'
import type { Engine } from './engine.ts'
import type { RowMarks } from './equal-tiles.ts'
import { keptAnswers } from './kept-answers.ts'
import {
  addressOf,
  FLOAT,
  GROUP,
  GROUP_PIXEL,
  GROUPS,
  INNER_LAYERS,
  PIXEL,
  type Rows,
  stridesOf,
} from './layout.ts'

/** The row of Winograd tiles that an inner layer makes in a step. */
export interface InnerRow {
  readonly layer: number
  readonly step: number
  /** The address of the last two rows that the layer before made in the step before. */
  readonly before: number
  /** What it has made in this one, and where this layer's rows come. */
  readonly from: Rows
  readonly to: Rows
}

/**
 * Computes rows of Winograd tiles. Of tiles with equal marks one is computed, if none was in an
 * earlier step, and the others are copies of it; tiles that fill up a batch are computed as well.
 * The function returned gives the number of tiles that were not computed.
 */
export function innerRows({ shape, plan, floats, call }: Engine) {
  const { outputs } = shape
  const strides = stridesOf(shape)
  const { tiles } = strides
  const sizes = batchSizes(shape)
  const wholeRow = cutRow(new Uint8Array(tiles).fill(1), sizes.whole)
  /** A tile is so many parts, a row of pixels in a group of channels each, of so many floats. */
  const parts = outputs * GROUPS
  const length = outputs * GROUP
  const answers = keptAnswers(parts * length)

  return (row: InnerRow, equal?: RowMarks): number => {
    if (!equal) return compute(row, wholeRow)
    const first = new Map<number, number>()
    const chosen = Uint8Array.from(equal.marks, (mark, t) => (isKnown(row, mark, t, first) ? 0 : 1))
    const batches = batchesFor(chosen)
    const copied = compute(row, batches)
    for (const [mark, t] of first) if (mark < equal.newFrom) keep(row, mark, t)
    if (copied > 0) copyEqual(row.to, equal.marks, first)
    return copied
  }

  /**
   * Whether a tile need not be computed, because one to the left has its mark, or an earlier step
   * had, whose answer it gets at once.
   */
  function isKnown({ step, to }: InnerRow, mark: number, t: number, first: Map<number, number>): boolean {
    if (mark === 0) return false
    if (first.has(mark)) return true
    first.set(mark, t)
    const answer = answers.get(mark, step)
    for (let i = 0; answer && i < parts; i++)
      floats.set(answer.subarray(i * length, (i + 1) * length), startOf(to, i, t))
    return answer !== undefined
  }

  /** Batches of the chosen tiles and those that fill them up, or of the whole row. */
  function batchesFor(chosen: Uint8Array): readonly Batch[] {
    const count = chosen.reduce((sum, one) => sum + one, 0)
    const wanted = sizesFor(count, sizes)
    let missing = wanted.reduce((sum, size) => sum + size, -count)
    if (count + missing >= tiles) return wholeRow
    for (let t = 0; missing > 0; t++)
      if (!chosen[t]) {
        chosen[t] = 1
        missing--
      }
    return cutRow(chosen, wanted)
  }

  /** The index of the first float of a part of tile `t`, which begins one pixel to the right. */
  function startOf(rows: Rows, part: number, t: number): number {
    const group = (part % GROUPS) * strides.group + GROUP_PIXEL
    const row = addressOf(rows, Math.floor(part / GROUPS), outputs, strides.row)
    return (row + group) / FLOAT + t * length
  }

  /** Keeps a tile's answer for later steps, if it is not kept yet and there is room. */
  function keep({ step, to }: InnerRow, mark: number, t: number): void {
    if (answers.get(mark, step)) return
    const answer = answers.roomFor(mark, step)
    for (let i = 0; answer && i < parts; i++) {
      const start = startOf(to, i, t)
      answer.set(floats.subarray(start, start + length), i * length)
    }
  }

  /** Copies to every tile the first one of the same mark. */
  function copyEqual(to: Rows, marks: Int32Array, first: ReadonlyMap<number, number>): void {
    for (let t = 0, end = 1; t < tiles; t = end, end++) {
      const mark = marks[t] as number
      while (mark !== 0 && marks[end] === mark) end++
      const from = first.get(mark)
      if (from !== undefined) for (let i = 0; i < parts; i++) copyAlong(startOf(to, i, 0), from, t, end)
    }
  }

  /** Copies one tile's part to others, what is there already twice as far each time. */
  function copyAlong(start: number, from: number, first: number, end: number): void {
    const at = (t: number) => start + t * length
    if (from !== first) floats.copyWithin(at(first), at(from), at(from + 1))
    for (let done = first + 1; done < end; done += done - first)
      floats.copyWithin(at(done), at(first), at(first + Math.min(done - first, end - done)))
  }

  /** Returns how many tiles of the row the batches leave out. */
  function compute({ layer, before, from, to }: InnerRow, batches: readonly Batch[]): number {
    const isLast = layer === INNER_LAYERS - 1
    const { transformed } = plan
    const biases = plan.biases + (layer + 1) * 2 * PIXEL
    let left = tiles
    for (const batch of batches) {
      let at = transformed
      for (const { first, count } of batch.runs) {
        const skip = first * outputs * GROUP_PIXEL
        const end = at + count * GROUP_PIXEL
        call('transformInput', before + skip, from.fresh + skip, from.kept + skip, at, end)
        at = end
      }
      const multiply = isLast ? multiplyLastOf(batch.tiles) : multiplyOf(batch.tiles)
      call(multiply, transformed, plan.weights[layer] ?? 0)
      at = transformed - strides.plane
      for (const { first, count } of batch.runs) {
        const skip = first * outputs * GROUP_PIXEL
        const end = at + count * GROUP_PIXEL
        call(isLast ? 'transformLast' : 'transformOutput', at, to.fresh + skip, to.kept + skip, biases, end)
        at = end
      }
      left -= batch.tiles
    }
    return left
  }
}
