import { wasmFunction } from './emit.ts'
import { evenParts } from './even-parts.ts'
import { advance, f32x4, i32, multiplyAdd, repeat, v128 } from './instructions.ts'
import { BLOCK, CHANNELS, FLOAT, type KernelShape, PIXEL, stridesOf } from './layout.ts'
import { blockRows, registerBlock } from './register-block.ts'
import { winograd } from './winograd.ts'

/** Unrolled input channels of the inner loop. */
const UNROLL = 4

/**
 * `name(transformed, weights)`: for each point, [tiles][64 channels] times [64][channels]. Weights
 * are laid out as [point][block of 8 outputs][64 inputs][8]. The products overwrite the inputs one
 * plane further on, which are read already. The tile count is constant and split into even blocks:
 * fewer than four rows have too few sums to keep the multipliers busy, and cost as much as four.
 */
export function multiplication(name: string, tiles: number, channels: number, shape: KernelShape) {
  const { inputs } = winograd(shape.outputs)
  const { plane } = stridesOf(shape)
  const rows = blockRows(shape.relaxed)
  const madd = multiplyAdd(shape.relaxed)
  return wasmFunction(name, ['transformed', 'weights'], ({ transformed, weights }, scope) => {
    const block = registerBlock(scope, rows, madd)
    const [tile, tileEnd, a, b, to] = [
      scope.local('i32'),
      scope.local('i32'),
      scope.local('i32'),
      scope.local('i32'),
      scope.local('i32'),
    ] as const
    const [outputEnd, pointEnd] = [scope.local('i32'), scope.local('i32')]
    const offset = scope.local('i32')
    const multiplyTiles = (used: number) => [
      block.sums.slice(0, used).map((row) => row.map((sum) => sum.set(f32x4.const(0)))),
      a.set(tile.get),
      b.set(weights.get),
      block.multiply(used, a, b, { stride: PIXEL, depth: CHANNELS, unroll: UNROLL }),
      to.set(i32.add(tile.get, offset.get)),
      block.sums
        .slice(0, used)
        .map((row, r) => row.map((sum, i) => v128.store(to.get, sum.get, r * PIXEL + i * 16))),
      advance(tile, used * PIXEL),
    ]
    const outputs = [
      tile.set(transformed.get),
      evenParts(tiles, rows).map(({ count, size }) => [
        tileEnd.set(i32.add(tile.get, i32.const(count * size * PIXEL))),
        repeat(tile, tileEnd.get, multiplyTiles(size)),
      ]),
      advance(weights, CHANNELS * BLOCK * FLOAT),
      advance(offset, BLOCK * FLOAT),
    ]
    const point = [
      offset.set(i32.const(-plane)),
      outputEnd.set(i32.add(weights.get, i32.const(CHANNELS * channels * FLOAT))),
      repeat(weights, outputEnd.get, outputs),
      advance(transformed, plane),
    ]
    return [
      pointEnd.set(i32.add(transformed.get, i32.const(inputs * inputs * plane))),
      repeat(transformed, pointEnd.get, point),
    ]
  })
}
