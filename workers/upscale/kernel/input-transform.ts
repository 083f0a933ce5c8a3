import { wasmFunction } from './emit.ts'
import { advance, i32, multiplyAdd, repeat, times, v128 } from './instructions.ts'
import { GROUP_PIXEL, GROUPS, type KernelShape, stridesOf } from './layout.ts'
import { constants, inputColumn, SCRATCH } from './linear.ts'
import { winograd } from './winograd.ts'

/**
 * `transformInput(before, fresh, kept, to, end)`: Bᵀ d B of one row's tiles, until `to` reaches
 * `end`. A tile is (m + 2)² pixels of 64 channels, every m pixels; its upper two rows are at
 * `before`, its lower two at `kept`, the others at `fresh`. The result is laid out as
 * [point][group][tile][16]. All tiles of a group of channels come before those of the next.
 */
export function inputTransform(shape: KernelShape) {
  const transform = winograd(shape.outputs)
  const { inputs, outputs } = transform
  const { group, row, pointGroup, plane } = stridesOf(shape)
  const madd = multiplyAdd(shape.relaxed)
  return wasmFunction('transformInput', ['before', 'fresh', 'kept', 'to', 'end'], (param, scope) => {
    const constant = constants(scope)
    const writer = {
      winograd: transform,
      madd,
      constant: constant.of,
      scratch: scope.locals('v128', SCRATCH),
    }
    const pixels = scope.locals('v128', inputs)
    const half = scope.locals('v128', inputs * inputs)
    const tileEnd = scope.local('i32')
    const { before, fresh, kept, to, end } = param
    const rowAt = (y: number) => {
      if (y < 2) return { pointer: before.get, offset: y * row }
      if (y < outputs) return { pointer: fresh.get, offset: (y - 2) * row }
      return { pointer: kept.get, offset: (y - outputs) * row }
    }
    const down = Array.from({ length: inputs }, (_, x) => [
      pixels.map((pixel, y) => pixel.set(v128.load(rowAt(y).pointer, rowAt(y).offset + x * GROUP_PIXEL))),
      inputColumn(
        writer,
        pixels.map(({ get }) => get),
        (point, value) => half[point * inputs + x]?.set(value) ?? [],
      ),
    ])
    const across = Array.from({ length: inputs }, (_, y) =>
      inputColumn(
        writer,
        half.slice(y * inputs, (y + 1) * inputs).map(({ get }) => get),
        (point, value) => v128.store(to.get, value, (y * inputs + point) * plane),
      ),
    )
    const rows = [before, fresh, kept]
    const quad = [down, across, [...rows, to].map((pointer) => advance(pointer, 16))]
    const nextTile = rows.map((pointer) => advance(pointer, (outputs - 1) * GROUP_PIXEL))
    const tile = [
      tileEnd.set(i32.add(to.get, i32.const(GROUP_PIXEL))),
      repeat(to, tileEnd.get, quad),
      nextTile,
    ]
    const nextGroup = [
      ...rows.map((pointer) => [pointer, group] as const),
      [to, pointGroup] as const,
      [end, pointGroup] as const,
    ]
    return [constant.init(), times(scope, GROUPS, nextGroup, repeat(to, end.get, tile))]
  })
}
