import type { Layer } from '../kernel/read-nodes.ts'
import type { Step } from './step.ts'

/** Channels that one vector holds. */
export const VECTOR = 4

export const groupsOf = (channels: number): number => Math.ceil(channels / VECTOR)

/**
 * Activations of some channels: planes of vectors, [group][row][column]. Places and strides are in
 * vectors.
 */
export interface Region {
  readonly at: number
  readonly plane: number
  /** The row of the level that it begins with. */
  readonly row: number
}

/** One convolution of a net, with what it reads and writes. */
export interface Convolution {
  readonly layer: number
  readonly inputs: number
  readonly outputs: number
  /** Size of its output, and the rows of it to make. */
  readonly width: number
  readonly height: number
  readonly rows: readonly [from: number, to: number]
  readonly from: Region
  /** Where inputs beyond the first `split` groups come from. */
  readonly more?: { readonly split: number; readonly region: Region }
  /** True where each input pixel is read as 2 × 2. */
  readonly isDoubled?: boolean
  readonly to: Region
  /**
   * Residuals: what is there times `factor`, plus the region. At most two, of the output's size.
   */
  readonly added?: readonly { readonly factor: number; readonly region: Region }[]
}

/** A net for tiles of one size. */
export interface NetPlan {
  readonly width: number
  readonly height: number
  /** Vectors of all activations. */
  readonly vectors: number
  readonly convolutions: readonly Convolution[]
  /** Where the tile's colours go, one vector a pixel. */
  readonly input: Region
  /** The net's output, as `finish` shaders read it. */
  readonly output: Region
  /** True for 48 channels a pixel, its 4 × 4 block; else three channels at four times the size. */
  readonly isShuffled: boolean
}

/** Regions one behind another. */
export function regions(): { take(plane: number, groups: number, row?: number): Region; end(): number } {
  let end = 0
  return {
    take(plane, groups, row = 0) {
      const at = end
      end += plane * groups
      return { at, plane, row }
    },
    end: () => end,
  }
}

/** Floating-point operations, counted as plain convolution. */
export const operations = ({ inputs, outputs, width, rows: [from, to] }: Convolution): number =>
  2 * 9 * inputs * outputs * width * (to - from)

const NOWHERE = -1

/** A convolution as its shader is told; weights and biases are where the net's buffer has them. */
export function stepOf(one: Convolution, weights: number, biases: number): Step {
  const { inputs, outputs, width, height, rows, from, to, more, isDoubled = false, added = [] } = one
  const groups = groupsOf(inputs)
  const [first, last] = added
  return {
    width,
    height,
    firstRow: rows[0],
    endRow: rows[1],
    groups,
    split: more?.split ?? groups,
    input: from.at,
    inputPlane: from.plane,
    more: more?.region.at ?? 0,
    morePlane: more?.region.plane ?? 0,
    inputRow: from.row,
    halved: isDoubled ? 1 : 0,
    output: to.at,
    outputPlane: to.plane,
    outputRow: to.row,
    outputGroups: groupsOf(outputs),
    weights,
    biases,
    added: first?.region.at ?? NOWHERE,
    addedPlane: first?.region.plane ?? 0,
    addedLast: last?.region.at ?? NOWHERE,
    addedLastPlane: last?.region.plane ?? 0,
    factor: first?.factor ?? 1,
    factorLast: last?.factor ?? 1,
  }
}

/** The compact net: two regions take turns. */
export function planCompact(layers: readonly Layer[], width: number, height: number): NetPlan {
  const { take, end } = regions()
  const plane = width * height
  const input = take(plane, 1)
  const most = layers.reduce((most, { outputs }) => Math.max(most, groupsOf(outputs)), 1)
  const turns = [take(plane, most), take(plane, most)] as const
  const turn = (i: number) => turns[(i % 2) as 0 | 1]
  const convolutions = layers.map(({ inputs, outputs }, layer): Convolution => {
    const from = layer === 0 ? input : turn(layer - 1)
    return { layer, inputs, outputs, width, height, rows: [0, height], from, to: turn(layer) }
  })
  const output = turn(layers.length - 1)
  return { width, height, vectors: end(), convolutions, input, output, isShuffled: true }
}
