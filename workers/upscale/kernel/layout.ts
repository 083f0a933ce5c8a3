import type { UpscaleScale } from '../../../src/domain/upscale/upscale.ts'
import { type OutputSize, winograd } from './winograd.ts'

/** Channels between the net's layers; the last layer has 16 for each of the three colours. */
export const CHANNELS = 64
export const LAST_CHANNELS = 48
export const COLOURS = 3
/** Layers with 64 input channels; a layer with three precedes them. */
export const INNER_LAYERS = 33
export const NET_SCALE = 4

export const FLOAT = 4
/** Bytes of 64 channels, in transformed tiles, weights and biases. */
export const PIXEL = CHANNELS * FLOAT
/**
 * Channels of a group. A row lies in memory as [group][pixel][16], a cache line a pixel, and the
 * transforms go along it once for each group: they read and write lines in their order.
 */
export const GROUP = 16
export const GROUPS = CHANNELS / GROUP
/** Bytes of a pixel in a group. */
export const GROUP_PIXEL = GROUP * FLOAT
/** Output channels of one multiplication pass: two vectors. */
export const BLOCK = 8

/** The parameters of a generated module. */
export interface KernelShape {
  /** Size of the tile in pixels before enlarging. */
  readonly width: number
  readonly height: number
  /** ×2 averages while writing; ×4 writes the net's output, unclamped. */
  readonly scale: UpscaleScale
  readonly outputs: OutputSize
  readonly relaxed: boolean
  /** Maximum number of Winograd tiles transformed and multiplied at a time. */
  readonly batch: number
}

/** Strides in bytes and counts that the kernels have as constants. */
export interface Strides {
  /** Winograd tiles in a row. */
  readonly tiles: number
  /**
   * Between groups of a row: a zero column, the pixels, the last tile's overhang, a zero column.
   */
  readonly group: number
  /** Between rows of 64 channels. */
  readonly row: number
  /** Between rows of the tile's RGB pixels, padded likewise. */
  readonly rgbRow: number
  /** Between groups of a point of a batch. */
  readonly pointGroup: number
  /**
   * Between points of a batch: [group][tile][16], plus padding, so that planes do not share cache
   * sets.
   */
  readonly plane: number
}

export function stridesOf({ width, outputs, batch }: KernelShape): Strides {
  const tiles = Math.ceil(width / outputs)
  const columns = tiles * outputs + 2
  return {
    tiles,
    group: columns * GROUP_PIXEL,
    row: columns * PIXEL + 64,
    rgbRow: align(columns * COLOURS * FLOAT),
    pointGroup: batch * GROUP_PIXEL,
    plane: batch * PIXEL + 64,
  }
}

/**
 * The m rows that a layer makes in a step: the last two, which the next step needs too, and the
 * others.
 */
export interface Rows {
  readonly fresh: number
  readonly kept: number
}

/** The address of row `i` of the m rows. */
export function addressOf({ fresh, kept }: Rows, i: number, outputs: OutputSize, row: number): number {
  return i < outputs - 2 ? fresh + i * row : kept + (i - (outputs - 2)) * row
}

/** Addresses in bytes. */
export interface MemoryPlan {
  /** Layer i: 64 biases, then 64 slopes. */
  readonly biases: number
  readonly firstWeights: number
  /** Inner layer i: [point][block of 8 outputs][64 inputs][8]. */
  readonly weights: readonly number[]
  /**
   * The tile: [height + 2][row of RGB pixels], surrounded by zeros. Everything before it is
   * independent of the tile's size.
   */
  readonly rgb: number
  /** The rows that inner layer i keeps: two, for even steps and for odd ones. */
  readonly kept: readonly (readonly [number, number])[]
  /** The other new rows of the previous layer, for even layers and for odd ones. */
  readonly fresh: readonly [number, number]
  /** The last layer's output, all rows of a step. */
  readonly last: number
  /** Transformed inputs of a batch; the products are one plane before them. */
  readonly transformed: number
  /** RGB planes, [3][scale · height][scale · width], and the same averaged to the tile's size. */
  readonly result: number
  readonly shrunk: number
  readonly pages: number
}

/** Bytes of a WebAssembly memory page. */
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

/** Aligns to a pair of cache lines. */
function align(bytes: number): number {
  return Math.ceil(bytes / 128) * 128
}
