import type { CompactNet } from './compact-net.ts'
import { FLOAT, type KernelShape, type MemoryPlan, PAGE, planMemory } from './layout.ts'
import { kernelModule } from './module.ts'
import { packWeights } from './pack-weights.ts'
import { runTile, type TileResult } from './run-tile.ts'

/** A net ready for tiles of one size, with its own memory. */
export interface Kernel {
  /**
   * Computes one tile of RGB pixels of 0…1, [height][width][3]; `put` is called once per row with
   * the memory to write it to. The returned planes, [3][scale · height][scale · width], and the
   * averaged ones, [3][height][width], are views that the next call overwrites. `onShare` gets the
   * share done, 0…1, after every few rows. Without `copies` what occurs several times is computed
   * each time, with the same result.
   */
  run(
    put: (row: number, to: Float32Array) => void,
    onShare?: (share: number) => void,
    copies?: boolean,
  ): TileResult
  /**
   * The same net for tiles of another size, in the same memory with its weights; this one must not
   * run again.
   * @throws RangeError where there is not enough memory.
   */
  resized(tile: Pick<KernelShape, 'width' | 'height' | 'scale' | 'batch'>): Promise<Kernel>
}

/**
 * Generates, compiles and loads the kernel. The net has been copied when the call returns.
 * @throws RangeError where there is not enough memory.
 */
export function openKernel(net: CompactNet, shape: KernelShape): Promise<Kernel> {
  const plan = planMemory(shape)
  const memory = new WebAssembly.Memory({ initial: plan.pages })
  packWeights(net, plan, shape, new Float32Array(memory.buffer))
  return kernelIn(memory, plan, shape)
}

/** The kernel in a memory that holds the weights, is large enough, and is otherwise empty. */
async function kernelIn(memory: WebAssembly.Memory, plan: MemoryPlan, shape: KernelShape): Promise<Kernel> {
  const module = await WebAssembly.compile(kernelModule(shape))
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } })
  const floats = new Float32Array(memory.buffer)
  const call = (name: string, ...addresses: readonly number[]) => {
    const made = exports[name]
    if (typeof made !== 'function') throw new TypeError(`The kernel has no ${name}.`)
    made(...addresses)
  }
  return {
    run: (put, ...options) => runTile({ shape, plan, floats, call }, put, ...options),
    async resized(tile) {
      const next = { ...shape, ...tile }
      const nextPlan = planMemory(next)
      floats.fill(0, plan.rgb / FLOAT)
      memory.grow(Math.max(0, nextPlan.pages - memory.buffer.byteLength / PAGE))
      return kernelIn(memory, nextPlan, next)
    },
  }
}
