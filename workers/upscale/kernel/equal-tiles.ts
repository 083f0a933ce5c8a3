import type { Engine } from './engine.ts'
import { equalPatches } from './equal-patches.ts'
import { INNER_LAYERS, stridesOf } from './layout.ts'
import { pairNumbers } from './pair-numbers.ts'

/** The marks of the Winograd tiles that a layer makes in a step. */
export interface RowMarks {
  /** Tiles with the same mark have the same input, to the last bit; 0 is a tile of its own. */
  readonly marks: Int32Array
  /** Marks below it may have occurred in an earlier step. */
  readonly newFrom: number
}

/**
 * Finds Winograd tiles of the inner layers that are computed from the same numbers. A tile's input
 * is part of what three tiles of the layer before made in this step and three in the step before:
 * where these are equal, so is the input. A mark therefore stands for the six marks below it, down
 * to the patches of pixels under inner layer 0. What is cleared beyond the tile's edges is equal as
 * well, because patches tell how far they reach beyond.
 *
 * The function returned gives the marks of every layer in a step, `undefined` for a layer without
 * any. It is to be called once for each step, in order.
 */
export function equalTiles(
  engine: Pick<Engine, 'shape' | 'plan' | 'floats'>,
  steps: number,
): (step: number) => readonly (RowMarks | undefined)[] {
  const { tiles } = stridesOf(engine.shape)
  const numbers = pairNumbers()
  const { pair } = numbers
  const patches = equalPatches(engine, steps, numbers.next)
  /** What a tile at the edge reads beyond it, and what the first step reads above. */
  const zeros = numbers.next()
  const zeroRow = new Int32Array(tiles).fill(pair(pair(zeros, zeros), zeros))
  const above: (Int32Array | undefined)[] = Array.from({ length: INNER_LAYERS - 1 }, () => zeroRow)

  return (step) => {
    const newFrom = numbers.next()
    let marks = withMarks(patches.subarray(step * tiles, (step + 1) * tiles))
    return [
      marks,
      ...above.map((before, layer) => {
        const here = marks && withMarks(withNeighbours(marks))
        above[layer] = here
        marks = before && here && withMarks(joined(before, here))
        return marks
      }),
    ].map((row) => row && { marks: row, newFrom })
  }

  function withNeighbours(marks: Int32Array): Int32Array {
    const at = (t: number) => (t < 0 || t === tiles ? zeros : (marks[t] as number))
    const result = new Int32Array(tiles)
    for (let t = 0; t < tiles; t++) {
      const isAsLeft = t > 1 && at(t - 2) === at(t - 1) && at(t - 1) === at(t) && at(t) === at(t + 1)
      result[t] = isAsLeft ? (result[t - 1] as number) : pair(pair(at(t - 1), at(t)), at(t + 1))
    }
    return result
  }

  function joined(before: Int32Array, here: Int32Array): Int32Array {
    const result = new Int32Array(tiles)
    for (let t = 0; t < tiles; t++) {
      const isAsLeft = t > 0 && before[t] === before[t - 1] && here[t] === here[t - 1]
      result[t] = isAsLeft ? (result[t - 1] as number) : pair(before[t] as number, here[t] as number)
    }
    return result
  }
}

function withMarks(row: Int32Array): Int32Array | undefined {
  return row.some((mark) => mark !== 0) ? row : undefined
}
