import type { Engine } from './engine.ts'
import { equalTiles, type RowMarks } from './equal-tiles.ts'
import { innerRows } from './inner-row.ts'
import {
  addressOf,
  COLOURS,
  FLOAT,
  GROUP,
  GROUP_PIXEL,
  GROUPS,
  INNER_LAYERS,
  type Rows,
  stridesOf,
} from './layout.ts'

export interface TileResult {
  readonly large: Float32Array
  readonly shrunk: Float32Array
  /** The share of the inner layers' Winograd tiles that were copied from equal ones, 0…1. */
  readonly copied: number
}

/**
 * All layers advance down the tile together, m rows per step, each one row behind the previous
 * layer, whose row below is then just computed. So a layer stores only two rows, whatever the
 * tile's height, and reads the others from the cache.
 */
export function runTile(
  engine: Engine,
  put: (row: number, to: Float32Array) => void,
  onShare: (share: number) => void = () => undefined,
  copies = true,
): TileResult {
  const { shape, plan, floats, call } = engine
  const { width, height, scale, outputs } = shape
  const strides = stridesOf(shape)
  const area = width * height
  const computeRow = innerRows(engine)
  const tiles = { copied: 0, all: 0 }
  putTile()
  for (const pair of plan.kept) for (const rows of pair) fillRows(rows, 2)
  const steps = Math.ceil((height + INNER_LAYERS) / outputs)
  const equal = copies ? equalTiles(engine, steps) : undefined
  for (let step = 0; step < steps; step++) {
    computeFirst(step)
    const marks = equal?.(step)
    for (let layer = 0; layer < INNER_LAYERS; layer++) computeInner(layer, step, marks?.[layer])
    writeResult(step)
    onShare((step + 1) / steps)
  }
  const view = (address: number, length: number) => floats.subarray(address / FLOAT, address / FLOAT + length)
  return {
    large: view(plan.result, COLOURS * area * scale * scale),
    shrunk: view(plan.shrunk, COLOURS * area),
    copied: tiles.copied / tiles.all,
  }

  function putTile(): void {
    for (let y = 0; y < height; y++) {
      const start = (plan.rgb + (y + 1) * strides.rgbRow) / FLOAT + COLOURS
      put(y, floats.subarray(start, start + width * COLOURS))
    }
  }

  function fillRows(address: number, rows: number): void {
    floats.fill(0, address / FLOAT, (address + rows * strides.row) / FLOAT)
  }

  /** Where a layer finds the previous layer's new rows: all but the last two, and these. */
  function rowsInto(layer: number, step: number): Rows {
    if (layer === INNER_LAYERS) return { fresh: plan.last, kept: plan.last + (outputs - 2) * strides.row }
    return { fresh: plan.fresh[layer % 2 === 0 ? 0 : 1], kept: keptBy(layer, step) }
  }

  function keptBy(layer: number, step: number): number {
    const [even, odd] = plan.kept[layer] ?? [0, 0]
    return step % 2 === 0 ? even : odd
  }

  function rowAt(rows: Rows, i: number): number {
    return addressOf(rows, i, outputs, strides.row)
  }

  /** The next layer must read zeros beyond the tile's edges. */
  function clearEdges(rows: Rows, top: number): void {
    const overhang = strides.tiles * outputs - width
    for (let i = 0; i < outputs; i++) {
      const address = rowAt(rows, i)
      if (top + i < 0 || top + i >= height) fillRows(address, 1)
      else if (overhang > 0) {
        const end = (address + strides.group - GROUP_PIXEL) / FLOAT
        for (let group = 0; group < GROUPS; group++) {
          const at = end + (group * strides.group) / FLOAT
          floats.fill(0, at - overhang * GROUP, at)
        }
      }
    }
  }

  function computeFirst(step: number): void {
    const top = step * outputs
    const rows = rowsInto(0, step)
    for (let i = 0; i < outputs && top + i < height; i++) {
      const from = plan.rgb + (top + i) * strides.rgbRow
      call('first', from, rowAt(rows, i) + GROUP_PIXEL, plan.firstWeights, plan.biases)
    }
    clearEdges(rows, top)
  }

  function computeInner(layer: number, step: number, marks: RowMarks | undefined): void {
    const top = step * outputs - layer - 1
    const to = rowsInto(layer + 1, step)
    if (top + outputs > 0 && top < height) {
      const from = rowsInto(layer, step)
      tiles.copied += computeRow({ layer, step, before: keptBy(layer, step + 1), from, to }, marks)
      tiles.all += strides.tiles
    }
    clearEdges(to, top)
  }

  function writeResult(step: number): void {
    const top = step * outputs - INNER_LAYERS
    for (let i = Math.max(0, -top); i < outputs && top + i < height; i++) {
      const y = top + i
      const from = plan.last + i * strides.row + GROUP_PIXEL
      const rgb = plan.rgb + (y + 1) * strides.rgbRow + COLOURS * FLOAT
      const to = plan.result + y * scale * width * scale * FLOAT
      call('shuffle', from, rgb, to, plan.shrunk + y * width * FLOAT)
    }
  }
}
