import { wasmFunction } from './emit.ts'
import { evenParts } from './even-parts.ts'
import { advance, f32x4, i32, multiplyAdd, repeat, times, v128 } from './instructions.ts'
import { BLOCK, CHANNELS, FLOAT, GROUP, GROUP_PIXEL, type KernelShape, stridesOf } from './layout.ts'
import { blockRows, registerBlock } from './register-block.ts'
import { winograd } from './winograd.ts'

/**
 * `name(transformed, weights)`: for each point, [tiles][64 channels] times [64][channels]. Inputs
 * and products are laid out as [point][group][tile][16], weights as [point][block of 8 outputs][64
 * inputs][8]. The products overwrite the inputs one plane before, which are read already. The tile
 * count is constant and split into even blocks: fewer than four rows have too few sums to keep the
 * multipliers busy, and cost as much as four.
 */
export function multiplication(name: string, tiles: number, channels: number, shape: KernelShape) {
  const { inputs } = winograd(shape.outputs)
  const { plane, pointGroup } = stridesOf(shape)
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
    const [pointEnd, offset] = [scope.local('i32'), scope.local('i32')]
    const multiplyTiles = (used: number) => [
      block.sums.slice(0, used).map((row) => row.map((sum) => sum.set(f32x4.const(0)))),
      a.set(tile.get),
      b.set(weights.get),
      block.multiply(used, a, b, { stride: GROUP_PIXEL, depth: CHANNELS, unroll: GROUP, jump: pointGroup }),
      to.set(i32.add(tile.get, offset.get)),
      block.sums
        .slice(0, used)
        .map((row, r) => row.map((sum, i) => v128.store(to.get, sum.get, r * GROUP_PIXEL + i * 16))),
      advance(tile, used * GROUP_PIXEL),
    ]
    const outputs = [
      tile.set(transformed.get),
      evenParts(tiles, rows).map(({ count, size }) => [
        tileEnd.set(i32.add(tile.get, i32.const(count * size * GROUP_PIXEL))),
        repeat(tile, tileEnd.get, multiplyTiles(size)),
      ]),
      advance(weights, CHANNELS * BLOCK * FLOAT),
    ]
    const point = [
      offset.set(i32.const(-plane)),
      times(
        scope,
        channels / GROUP,
        [[offset, pointGroup]],
        times(scope, GROUP / BLOCK, [[offset, BLOCK * FLOAT]], outputs),
      ),
      advance(transformed, plane),
    ]
    return [
      pointEnd.set(i32.add(transformed.get, i32.const(inputs * inputs * plane))),
      repeat(transformed, pointEnd.get, point),
    ]
  })
}
