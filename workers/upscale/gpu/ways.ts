import type { Layer } from '../kernel/read-nodes.ts'
import { type DirectShape, directShader, tapsOf } from './direct.ts'
import { type Convolution, groupsOf, VECTOR } from './plan.ts'
import { shapeFor, type Variant, winogradFor } from './variants.ts'
import {
  F,
  finishShader,
  multiplyShader,
  POSITIONS,
  ROWS,
  TILE,
  TILE_THREADS,
  transformShader,
  type WinogradShape,
} from './winograd.ts'

/** The size of a convolution, and the rows of it to make. */
type Extent = Pick<Convolution, 'inputs' | 'outputs' | 'width' | 'rows'>

/** One shader of a convolution. */
interface Pass {
  readonly code: string
  readonly entry: string
  workgroups(extent: Extent): readonly [number, number, number]
}

/** How a layer is computed. */
export interface Way {
  readonly passes: readonly Pass[]
  /** Vectors of its weights, and what writes them. */
  readonly vectors: number
  pack(to: Float32Array): void
  /** Vectors of scratch memory for the rows of an output. */
  scratch(extent: Extent): number
}

export function wayOf(variant: Variant, layer: Layer): Way {
  const shape = winogradFor(variant, layer)
  return shape ? winogradWay(shape, layer) : directWay(shapeFor(variant, layer), layer)
}

function directWay(shape: DirectShape, layer: Layer): Way {
  const { across, down, pixels, sets, groups } = shape
  const blocks = Math.ceil(groupsOf(layer.outputs) / (sets * groups))
  const taps = tapsOf(shape)
  return {
    passes: [
      {
        code: directShader(shape),
        entry: 'convolve',
        workgroups: ({ width, rows: [from, to] }) => [
          Math.ceil(width / across),
          Math.ceil((to - from) / (down * pixels)),
          blocks,
        ],
      },
    ],
    vectors: blocks * groupsOf(layer.inputs) * taps,
    pack: (to) => packDirect(layer, shape, to),
    scratch: () => 0,
  }
}

/**
 * In the order in which direct convolutions read them, [workgroup][group of inputs], then
 * `tapsOf`; channels that only fill up are zero.
 */
function packDirect({ inputs, outputs, weights }: Layer, shape: DirectShape, to: Float32Array): void {
  const { sets, groups } = shape
  const [inputGroups, taps] = [groupsOf(inputs), tapsOf(shape)]
  for (let output = 0; output < outputs; output++) {
    const group = Math.floor(output / VECTOR)
    const set = Math.floor(group / groups)
    const workgroup = Math.floor(set / sets)
    for (let input = 0; input < inputs; input++) {
      const block = (workgroup * inputGroups + Math.floor(input / VECTOR)) * taps
      for (let tap = 0; tap < 9; tap++) {
        const [kx, ky] = [tap % 3, Math.floor(tap / 3)]
        const place = (((set % sets) * 3 + kx) * 3 + ky) * groups + (group % groups)
        const vector = block + place * VECTOR + (input % VECTOR)
        to[vector * VECTOR + (output % VECTOR)] = weights[(output * inputs + input) * 9 + tap] as number
      }
    }
  }
}

const tilesOf = ({ width, rows: [from, to] }: Extent) =>
  Math.ceil(width / TILE) * Math.ceil((to - from) / TILE)

function winogradWay(shape: WinogradShape, layer: Layer): Way {
  const { across, tiles, sets, groups } = shape
  const [inputGroups, outputGroups] = [groupsOf(layer.inputs), groupsOf(layer.outputs)]
  const blocks = Math.ceil(outputGroups / (sets * groups))
  const perTile = (extent: Extent) => Math.ceil(tilesOf(extent) / TILE_THREADS)
  return {
    passes: [
      {
        code: transformShader(),
        entry: 'transform',
        workgroups: (extent) => [perTile(extent), inputGroups, ROWS.length],
      },
      {
        code: multiplyShader(shape),
        entry: 'multiply',
        workgroups: (extent) => [Math.ceil(tilesOf(extent) / (across * tiles)), blocks, POSITIONS],
      },
      {
        code: finishShader(),
        entry: 'finish',
        workgroups: (extent) => [perTile(extent), outputGroups, 1],
      },
    ],
    vectors: blocks * POSITIONS * inputGroups * VECTOR * sets * groups,
    pack: (to) => packWinograd(layer, shape, to),
    scratch: (extent) => POSITIONS * (inputGroups + outputGroups) * tilesOf(extent),
  }
}

/** G g Gᵀ of each filter: [workgroup][position][input][group of outputs]. */
function packWinograd({ inputs, outputs, weights }: Layer, shape: WinogradShape, to: Float32Array): void {
  const matrix = Float64Array.from(F.filterMatrix.flat())
  const channels = shape.sets * shape.groups * VECTOR
  const half = new Float64Array(F.inputs * 3)
  for (let output = 0; output < outputs; output++) {
    const workgroup = Math.floor(output / channels)
    for (let input = 0; input < inputs; input++) {
      const filter = (output * inputs + input) * 9
      for (let i = 0; i < F.inputs; i++)
        for (let x = 0; x < 3; x++) {
          let sum = 0
          for (let k = 0; k < 3; k++)
            sum += (matrix[i * 3 + k] as number) * (weights[filter + 3 * k + x] as number)
          half[i * 3 + x] = sum
        }
      for (let i = 0; i < F.inputs; i++)
        for (let j = 0; j < F.inputs; j++) {
          let sum = 0
          for (let k = 0; k < 3; k++) sum += (half[i * 3 + k] as number) * (matrix[j * 3 + k] as number)
          const row = (workgroup * POSITIONS + i * F.inputs + j) * inputs + input
          to[row * channels + (output % channels)] = sum
        }
    }
  }
}

/** Tile rows of a convolution at a time, so that their scratch is at most `most` vectors. */
export function stripsOf(way: Way, one: Convolution, most: number): readonly Convolution[] {
  const [from, to] = one.rows
  const row = way.scratch({ ...one, rows: [0, TILE] })
  if (row === 0) return [one]
  const rows = Math.max(1, Math.floor(most / row)) * TILE
  return Array.from({ length: Math.ceil((to - from) / rows) }, (_, i) => ({
    ...one,
    rows: [from + i * rows, Math.min(to, from + (i + 1) * rows)] as const,
  }))
}
