import { batchSizes, multiplyLastOf, multiplyOf } from './batches.ts'
import { wasmModule } from './emit.ts'
import { firstLayer } from './first-layer.ts'
import { inputTransform } from './input-transform.ts'
import { CHANNELS, type KernelShape, LAST_CHANNELS, planMemory } from './layout.ts'
import { multiplication } from './multiply.ts'
import { outputTransform } from './output-transform.ts'
import { shuffle } from './shuffle.ts'

/**
 * The whole kernel for tiles of one size, 20 to 50 KB of WebAssembly; each function's file states
 * its assumptions.
 */
export function kernelModule(shape: KernelShape): Uint8Array<ArrayBuffer> {
  const { whole, few } = batchSizes(shape)
  return wasmModule(
    [
      firstLayer(shape),
      inputTransform(shape),
      ...[...new Set([...whole, few])].flatMap((tiles) => [
        multiplication(multiplyOf(tiles), tiles, CHANNELS, shape),
        multiplication(multiplyLastOf(tiles), tiles, LAST_CHANNELS, shape),
      ]),
      outputTransform('transformOutput', CHANNELS, shape),
      outputTransform('transformLast', LAST_CHANNELS, shape),
      shuffle(shape),
    ],
    planMemory(shape).pages,
  )
}
