import { wasmFunction } from './emit.ts'
import { advance, f32x4, i32, multiplyAdd, repeat, times, v128 } from './instructions.ts'
import { CHANNELS, FLOAT, GROUP, GROUP_PIXEL, type KernelShape, stridesOf } from './layout.ts'
import { constants, outputColumn, SCRATCH } from './linear.ts'
import { winograd } from './winograd.ts'

/**
 * `name(from, fresh, kept, biases, end)`: Aᵀ M A of one row's tiles with bias and PReLU, until
 * `from` reaches `end`. `from` is laid out as [point][group][tile][16]. Writes m × m pixels of 64
 * channels per tile, `channels` of them, the lower two rows to `kept`, the others to `fresh`, one
 * pixel to the right, because column 0 is the zero edge. `biases` are 64, followed by 64 slopes.
 */
export function outputTransform(name: string, channels: number, shape: KernelShape) {
  const transform = winograd(shape.outputs)
  const { inputs, outputs } = transform
  const { group, row, pointGroup, plane } = stridesOf(shape)
  const madd = multiplyAdd(shape.relaxed)
  return wasmFunction(name, ['from', 'fresh', 'kept', 'biases', 'end'], (param, scope) => {
    const constant = constants(scope)
    const writer = {
      winograd: transform,
      madd,
      constant: constant.of,
      scratch: scope.locals('v128', SCRATCH),
    }
    const products = scope.locals('v128', inputs)
    const half = scope.locals('v128', outputs * inputs)
    const [bias, slope, sum] = [scope.local('v128'), scope.local('v128'), scope.local('v128')]
    const tileEnd = scope.local('i32')
    const { from, fresh, kept, biases, end } = param
    const zero = constant.of(0)
    const down = Array.from({ length: inputs }, (_, x) => [
      products.map((product, y) => product.set(v128.load(from.get, (y * inputs + x) * plane))),
      outputColumn(
        writer,
        products.map(({ get }) => get),
        (output, value) => half[output * inputs + x]?.set(value) ?? [],
      ),
    ])
    const across = Array.from({ length: outputs }, (_, y) => {
      const isKept = y >= outputs - 2
      const start = (isKept ? y - (outputs - 2) : y) * row
      return outputColumn(
        writer,
        half.slice(y * inputs, (y + 1) * inputs).map(({ get }) => get),
        (output, value) => [
          sum.set(f32x4.add(value, bias.get)),
          v128.store(
            (isKept ? kept : fresh).get,
            madd(f32x4.pmin(sum.get, zero), slope.get, f32x4.pmax(sum.get, zero)),
            start + (output + 1) * GROUP_PIXEL,
          ),
        ],
      )
    })
    const quad = [
      down,
      bias.set(v128.load(biases.get)),
      slope.set(v128.load(biases.get, CHANNELS * FLOAT)),
      across,
      [from, fresh, kept, biases].map((pointer) => advance(pointer, 16)),
    ]
    const nextTile = [
      advance(biases, -GROUP_PIXEL),
      [fresh, kept].map((pointer) => advance(pointer, (outputs - 1) * GROUP_PIXEL)),
    ]
    const tile = [
      tileEnd.set(i32.add(from.get, i32.const(GROUP_PIXEL))),
      repeat(from, tileEnd.get, quad),
      nextTile,
    ]
    const nextGroup = [
      [from, pointGroup],
      [end, pointGroup],
      [fresh, group],
      [kept, group],
      [biases, GROUP_PIXEL],
    ] as const
    return [constant.init(), times(scope, channels / GROUP, nextGroup, repeat(from, end.get, tile))]
  })
}
