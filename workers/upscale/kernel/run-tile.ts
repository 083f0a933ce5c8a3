import {
  CHANNELS,
  COLOURS,
  FLOAT,
  INNER_LAYERS,
  type KernelShape,
  type MemoryPlan,
  PIXEL,
  stridesOf,
} from './layout.ts'
import { type Batches, batchesOf } from './module.ts'

/** A compiled kernel, its memory plan, and the memory as floats. */
export interface Engine {
  readonly shape: KernelShape
  readonly plan: MemoryPlan
  readonly floats: Float32Array
  readonly call: (name: string, ...addresses: readonly number[]) => void
}

export interface TileResult {
  readonly large: Float32Array
  readonly shrunk: Float32Array
}

/**
 * The m rows that a layer makes in a step: the last two, which the next step needs too, and the
 * others.
 */
interface Rows {
  readonly fresh: number
  readonly kept: number
}

/**
 * All layers advance down the tile together, m rows per step, each one row behind the previous
 * layer, whose row below is then just computed. So a layer stores only two rows, whatever the
 * tile's height, and reads the others from the cache.
 */
export function runTile(
  { shape, plan, floats, call }: Engine,
  put: (row: number, to: Float32Array) => void,
  onShare: (share: number) => void = () => undefined,
): TileResult {
  const { width, height, scale, outputs } = shape
  const strides = stridesOf(shape)
  const batches = batchesOf(shape)
  const area = width * height
  putTile()
  for (const pair of plan.kept) for (const rows of pair) fillRows(rows, 2)
  const steps = Math.ceil((height + INNER_LAYERS) / outputs)
  for (let step = 0; step < steps; step++) {
    computeFirst(step)
    for (let layer = 0; layer < INNER_LAYERS; layer++) computeInner(layer, step)
    writeResult(step)
    onShare((step + 1) / steps)
  }
  const view = (address: number, length: number) => floats.subarray(address / FLOAT, address / FLOAT + length)
  return {
    large: view(plan.result, COLOURS * area * scale * scale),
    shrunk: view(plan.shrunk, COLOURS * area),
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

  function addressOf({ fresh, kept }: Rows, i: number): number {
    return i < outputs - 2 ? fresh + i * strides.row : kept + (i - (outputs - 2)) * strides.row
  }

  /** The next layer must read zeros beyond the tile's edges. */
  function clearEdges(rows: Rows, top: number): void {
    const overhang = strides.tiles * outputs - width
    for (let i = 0; i < outputs; i++) {
      const address = addressOf(rows, i)
      if (top + i < 0 || top + i >= height) fillRows(address, 1)
      else if (overhang > 0) {
        const start = (address + (width + 1) * PIXEL) / FLOAT
        floats.fill(0, start, start + overhang * CHANNELS)
      }
    }
  }

  function computeFirst(step: number): void {
    const top = step * outputs
    const rows = rowsInto(0, step)
    for (let i = 0; i < outputs && top + i < height; i++) {
      const from = plan.rgb + (top + i) * strides.rgbRow
      call('first', from, addressOf(rows, i) + PIXEL, plan.firstWeights, plan.biases)
    }
    clearEdges(rows, top)
  }

  function computeInner(layer: number, step: number): void {
    const top = step * outputs - layer - 1
    const to = rowsInto(layer + 1, step)
    if (top + outputs > 0 && top < height) {
      const from = rowsInto(layer, step)
      const before = keptBy(layer, step + 1)
      let first = 0
      for (const batch of batches) {
        for (let i = 0; i < batch.count; i++) {
          computeTiles(layer, before, from, to, first, batch)
          first += batch.tiles
        }
      }
    }
    clearEdges(to, top)
  }

  function computeTiles(
    layer: number,
    before: number,
    from: Rows,
    to: Rows,
    first: number,
    { tiles, multiply, multiplyLast }: Batches,
  ): void {
    const isLast = layer === INNER_LAYERS - 1
    const skip = first * outputs * PIXEL
    const { transformed } = plan
    const products = transformed - strides.plane
    const biases = plan.biases + (layer + 1) * 2 * PIXEL
    call(
      'transformInput',
      before + skip,
      from.fresh + skip,
      from.kept + skip,
      transformed,
      transformed + tiles * PIXEL,
    )
    call(isLast ? multiplyLast : multiply, transformed, plan.weights[layer] ?? 0)
    const end = products + tiles * PIXEL
    call(isLast ? 'transformLast' : 'transformOutput', products, to.fresh + skip, to.kept + skip, biases, end)
  }

  function writeResult(step: number): void {
    const top = step * outputs - INNER_LAYERS
    for (let i = Math.max(0, -top); i < outputs && top + i < height; i++) {
      const y = top + i
      const from = plan.last + i * strides.row + PIXEL
      const rgb = plan.rgb + (y + 1) * strides.rgbRow + COLOURS * FLOAT
      const to = plan.result + y * scale * width * scale * FLOAT
      call('shuffle', from, rgb, to, plan.shrunk + y * width * FLOAT)
    }
  }
}
