import type { Layer } from '../kernel/read-nodes.ts'
import type { DirectShape } from './direct.ts'
import { groupsOf, VECTOR } from './plan.ts'
import { DEPTH, type WinogradShape } from './winograd.ts'

/** One way to compute convolutions. */
export interface Variant {
  readonly id: string
  /** Of layers with more than one group of output channels. */
  readonly shape: DirectShape
  /** Of those with enough channels, where they are not computed in plain products. */
  readonly winograd?: Omit<WinogradShape, 'sets'>
}

const direct = (id: string, shape: Omit<DirectShape, 'half'>): readonly Variant[] => [
  { id, shape: { ...shape, half: false } },
  { id: `${id}-half`, shape: { ...shape, half: true } },
]

const LIGHT = { across: 16, down: 4, sets: 4, pixels: 4, groups: 2 }

/** The variant with the shortest shader and the smallest workgroup. */
export const FRUGAL = 'small'

/**
 * Which of them is fast depends on registers, caches and the compiler of a device: all are tried
 * once on it, the likely ones first. Eight sums of two groups are 64 registers.
 */
export const VARIANTS: readonly Variant[] = [
  { id: 'winograd', shape: { ...LIGHT, half: false }, winograd: { across: 16, tiles: 8, groups: 2 } },
  ...direct('light', LIGHT),
  ...direct('tall', { across: 16, down: 2, sets: 4, pixels: 8, groups: 2 }),
  ...direct('deep', { across: 16, down: 4, sets: 2, pixels: 4, groups: 4 }),
  ...direct(FRUGAL, { across: 8, down: 4, sets: 4, pixels: 2, groups: 1 }),
]

/** Threads for the channels of a layer that is computed by Winograd's products. */
const MOST_SETS = 8

/** Undefined for a layer that is computed in plain products. */
export function winogradFor(
  { winograd }: Variant,
  { inputs, outputs }: Pick<Layer, 'inputs' | 'outputs'>,
): WinogradShape | undefined {
  if (!winograd || inputs % (DEPTH * VECTOR) !== 0 || groupsOf(outputs) === 1) return undefined
  return { ...winograd, sets: Math.min(MOST_SETS, Math.ceil(groupsOf(outputs) / winograd.groups)) }
}

/** A layer of one output group leaves nothing to share among sets. */
export const shapeFor = ({ shape }: Variant, { outputs }: Pick<Layer, 'outputs'>): DirectShape =>
  groupsOf(outputs) > 1 ? shape : { half: shape.half, across: 16, down: 4, sets: 1, pixels: 4, groups: 1 }
