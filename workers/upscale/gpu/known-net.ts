import { AppError } from '../../../src/lib/errors.ts'
import { readCompactNet } from '../kernel/compact-net.ts'
import type { Layer } from '../kernel/read-nodes.ts'
import { readDenseNet } from './dense-net.ts'
import { type NetPlan, planCompact, VECTOR } from './plan.ts'
import { planDense } from './plan-dense.ts'

/** A net that the shaders compute. */
export interface KnownNet {
  readonly layers: readonly Layer[]
  /** For tiles of one size. */
  plan(width: number, height: number): NetPlan
  /** Bytes of activations for a pixel of a large tile, in 32 bits. */
  readonly bytesPerPixel: number
}

/** The size of a tile by which memory is reckoned. */
const SIDE = 256

/** Reads Fast or Best from its file. @throws AppError `upscaler-failed` for any other model. */
export function readKnownNet(model: Uint8Array): KnownNet {
  const reasons: string[] = []
  for (const [read, planOf] of [
    [readCompactNet, planCompact],
    [readDenseNet, planDense],
  ] as const) {
    try {
      const layers = read(model)
      const plan = (width: number, height: number) => planOf(layers, width, height)
      return { layers, plan, bytesPerPixel: (plan(SIDE, SIDE).vectors * VECTOR * 4) / SIDE ** 2 }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      reasons.push(error.message)
    }
  }
  throw new AppError('upscaler-failed', reasons.join(' '))
}
