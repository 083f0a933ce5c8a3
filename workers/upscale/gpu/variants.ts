import type { Layer } from '../kernel/read-nodes.ts'
import type { DirectShape } from './direct.ts'
import { groupsOf } from './plan.ts'

/** One way to compute convolutions. */
export interface Variant {
  readonly id: string
  /** Of layers with more than one group of output channels. */
  readonly shape: DirectShape
}

const direct = (id: string, shape: Omit<DirectShape, 'half'>): readonly Variant[] => [
  { id, shape: { ...shape, half: false } },
  { id: `${id}-half`, shape: { ...shape, half: true } },
]

/** The variant with the shortest shader and the smallest workgroup. */
export const FRUGAL = 'small'

/**
 * Which of them is fast depends on registers, caches and the compiler of a device: all are tried
 * once on it, the likely ones first. Eight sums of two groups are 64 registers.
 */
export const VARIANTS: readonly Variant[] = [
  ...direct('light', { across: 16, down: 4, sets: 4, pixels: 4, groups: 2 }),
  ...direct('tall', { across: 16, down: 2, sets: 4, pixels: 8, groups: 2 }),
  ...direct('deep', { across: 16, down: 4, sets: 2, pixels: 4, groups: 4 }),
  ...direct(FRUGAL, { across: 8, down: 4, sets: 4, pixels: 2, groups: 1 }),
]

/** A layer of one output group leaves nothing to share among sets. */
export const shapeFor = ({ shape }: Variant, { outputs }: Pick<Layer, 'outputs'>): DirectShape =>
  groupsOf(outputs) > 1 ? shape : { half: shape.half, across: 16, down: 4, sets: 1, pixels: 4, groups: 1 }
