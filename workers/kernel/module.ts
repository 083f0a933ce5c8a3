import { wasmModule } from './emit.ts'
import { firstLayer } from './first-layer.ts'
import { inputTransform } from './input-transform.ts'
import { CHANNELS, type KernelShape, LAST_CHANNELS, planMemory, stridesOf } from './layout.ts'
import { multiplication } from './multiply.ts'
import { outputTransform } from './output-transform.ts'
import { shuffle } from './shuffle.ts'

/** How one row's Winograd tiles are cut into batches: `whole` of `batch`, and what is left. */
export function batchesOf(shape: KernelShape): { readonly whole: number; readonly rest: number } {
  const { tiles } = stridesOf(shape)
  return { whole: Math.floor(tiles / shape.batch), rest: tiles % shape.batch }
}

/** The whole kernel for tiles of one size, about 30 KB of WebAssembly; each function's file says what it assumes. */
export function kernelModule(shape: KernelShape): Uint8Array<ArrayBuffer> {
  const { whole, rest } = batchesOf(shape)
  const sizes = [
    ...(whole > 0 ? [{ suffix: '', tiles: shape.batch }] : []),
    ...(rest > 0 ? [{ suffix: 'Rest', tiles: rest }] : []),
  ]
  return wasmModule(
    [
      firstLayer(shape),
      inputTransform(shape),
      ...sizes.flatMap(({ suffix, tiles }) => [
        multiplication(`multiply${suffix}`, tiles, CHANNELS, shape),
        multiplication(`multiplyLast${suffix}`, tiles, LAST_CHANNELS, shape),
      ]),
      outputTransform('transformOutput', CHANNELS, shape),
      outputTransform('transformLast', LAST_CHANNELS, shape),
      shuffle(shape),
    ],
    planMemory(shape).pages,
  )
}
