import type { KernelShape, MemoryPlan } from './layout.ts'

/** A compiled kernel, its memory plan, and the memory as floats. */
export interface Engine {
  readonly shape: KernelShape
  readonly plan: MemoryPlan
  readonly floats: Float32Array
  readonly call: (name: string, ...addresses: readonly number[]) => void
}
