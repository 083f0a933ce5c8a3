import type { UpscaleScale } from '../../../src/domain/upscale/upscale.ts'
import { type OutputSize, winograd } from './winograd.ts'

/** Channels between the net's layers; the last layer has 16 for each of the three colours. */
export const CHANNELS = 64
export const LAST_CHANNELS = 48
export const COLOURS = 3
/** Layers with 64 channels in; before them comes one with three. */
export const INNER_LAYERS = 33
export const NET_SCALE = 4

export const FLOAT = 4
/** Bytes of a pixel: its 64 channels lie side by side. */
export const PIXEL = CHANNELS * FLOAT
/** Channels that one pass of the multiplication makes: two vectors. */
export const BLOCK = 8

/** What a module is made for. */
export interface KernelShape {
  /** Of the tile, in pixels before enlarging. */
  readonly width: number
  readonly height: number
  /** ×2 averages while it writes; ×4 writes what the net gives, unclamped. */
  readonly scale: UpscaleScale
  readonly outputs: OutputSize
  readonly relaxed: boolean
  /** Winograd tiles that are transformed and multiplied at a time, at most. */
  readonly batch: number
}

/** Strides in bytes and counts that the kernels have built in. */
export interface Strides {
  /** Winograd tiles side by side in a row. */
  readonly tiles: number
  /**
   * From row to row of 64-channel pixels: a zero column, the pixels, what the last tile hangs over,
   * a zero column.
   */
  readonly row: number
  /** From row to row of the tile's own RGB pixels, padded alike. */
  readonly rgbRow: number
  /**
   * From point to point of a batch: [tile][64 channels], and a little more, so that planes do not
   * share cache sets.
   */
  readonly plane: number
}

export function stridesOf({ width, outputs, batch }: KernelShape): Strides {
  const tiles = Math.ceil(width / outputs)
  const columns = tiles * outputs + 2
  return {
    tiles,
    row: columns * PIXEL + 64,
    rgbRow: align(columns * COLOURS * FLOAT),
    plane: batch * PIXEL + 64,
  }
}

/** Addresses in bytes. */
export interface MemoryPlan {
  /** Of layer i: 64 biases, then 64 slopes. */
  readonly biases: number
  readonly firstWeights: number
  /** Of inner layer i: [point][block of 8 outputs][64 inputs][8]. */
  readonly weights: readonly number[]
  /**
   * The tile: [height + 2][row of RGB pixels], zeros around it. All before it is the same whatever
   * the tile's size.
   */
  readonly rgb: number
  /** The rows that inner layer i goes on with: two, of even steps and of odd ones. */
  readonly kept: readonly (readonly [number, number])[]
  /** The other new rows of the layer before, for even layers and for odd ones. */
  readonly fresh: readonly [number, number]
  /** What the last layer gives, all rows of a step. */
  readonly last: number
  /** Transformed inputs of a batch; products lie one plane before them. */
  readonly transformed: number
  /**
   * RGB planes, [3][scale · height][scale · width], and the same averaged to the tile's own size.
   */
  readonly result: number
  readonly shrunk: number
  readonly pages: number
}

/** Bytes by which WebAssembly counts memory. */
export const PAGE = 65_536

export function planMemory(shape: KernelShape): MemoryPlan {
  const { width, height, outputs, scale } = shape
  const { row, rgbRow, plane } = stridesOf(shape)
  const points = winograd(outputs).inputs ** 2
  let end = PAGE / 16
  const take = (bytes: number) => {
    const address = end
    end = align(end + bytes)
    return address
  }
  const plan = {
    biases: take((INNER_LAYERS + 1) * 2 * PIXEL),
    firstWeights: take(9 * COLOURS * PIXEL),
    weights: Array.from({ length: INNER_LAYERS }, (_, i) =>
      take(points * PIXEL * (i === INNER_LAYERS - 1 ? LAST_CHANNELS : CHANNELS)),
    ),
    rgb: take((height + 2) * rgbRow),
    kept: Array.from({ length: INNER_LAYERS }, () => [take(2 * row), take(2 * row)] as const),
    fresh: [take((outputs - 2) * row), take((outputs - 2) * row)] as const,
    last: take(outputs * row),
    transformed: take(plane * (points + 1)) + plane,
    result: take(COLOURS * scale * height * scale * width * FLOAT),
    shrunk: take(COLOURS * height * width * FLOAT),
  }
  return { ...plan, pages: Math.ceil(end / PAGE) }
}

/** A cache line, and the start of a pair of them. */
function align(bytes: number): number {
  return Math.ceil(bytes / 128) * 128
}
