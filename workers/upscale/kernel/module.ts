import { wasmModule } from './emit.ts'
import { evenParts } from './even-parts.ts'
import { firstLayer } from './first-layer.ts'
import { inputTransform } from './input-transform.ts'
import { CHANNELS, type KernelShape, LAST_CHANNELS, planMemory, stridesOf } from './layout.ts'
import { multiplication } from './multiply.ts'
import { outputTransform } from './output-transform.ts'
import { shuffle } from './shuffle.ts'

/** Batches of one size, and the function that multiplies them. */
export interface Batches {
  readonly count: number
  readonly tiles: number
  readonly multiply: string
  readonly multiplyLast: string
}

/** How one row's Winograd tiles are split into batches, in order. */
export function batchesOf(shape: KernelShape): readonly Batches[] {
  return evenParts(stridesOf(shape).tiles, shape.batch).map(({ count, size }) => ({
    count,
    tiles: size,
    multiply: `multiply${size}`,
    multiplyLast: `multiplyLast${size}`,
  }))
}

/**
 * The whole kernel for tiles of one size, about 30 KB of WebAssembly; each function's file states
 * its assumptions.
 */
export function kernelModule(shape: KernelShape): Uint8Array<ArrayBuffer> {
  return wasmModule(
    [
      firstLayer(shape),
      inputTransform(shape),
      ...batchesOf(shape).flatMap(({ tiles, multiply, multiplyLast }) => [
        multiplication(multiply, tiles, CHANNELS, shape),
        multiplication(multiplyLast, tiles, LAST_CHANNELS, shape),
      ]),
      outputTransform('transformOutput', CHANNELS, shape),
      outputTransform('transformLast', LAST_CHANNELS, shape),
      shuffle(shape),
    ],
    planMemory(shape).pages,
  )
}
