import { wasmFunction } from './emit.ts'
import { advance, f32x4, i32, multiplyAdd, repeat, times, v128 } from './instructions.ts'
import {
  BLOCK,
  CHANNELS,
  COLOURS,
  FLOAT,
  GROUP,
  GROUP_PIXEL,
  GROUPS,
  type KernelShape,
  stridesOf,
} from './layout.ts'
import { blockRows, registerBlock } from './register-block.ts'
import { TAPS } from './winograd.ts'

/**
 * `first(from, to, weights, biases)`: one row of the first layer, computed directly. `from` is the
 * row above in RGB pixels, preceded by a column of zeros; `to` is the row's first pixel. Three
 * adjacent pixels are nine floats, so a row of taps is a product of nine. Weights are laid out as
 * [block of 8 outputs][row of taps][9][8].
 */
export function firstLayer(shape: KernelShape) {
  const { rgbRow, tiles, group } = stridesOf(shape)
  const rows = blockRows(shape.relaxed)
  const madd = multiplyAdd(shape.relaxed)
  const rgbPixel = COLOURS * FLOAT
  const depth = TAPS * COLOURS
  const pixels = tiles * shape.outputs
  return wasmFunction('first', ['from', 'to', 'weights', 'biases'], (param, scope) => {
    const { from, to, weights, biases } = param
    const block = registerBlock(scope, rows, madd)
    const [a, b, source, target] = [
      scope.local('i32'),
      scope.local('i32'),
      scope.local('i32'),
      scope.local('i32'),
    ]
    const [targetEnd, zero] = [scope.local('i32'), scope.local('v128')]
    const computePixels = (used: number) => [
      block.sums.slice(0, used).map((row) => row.map((sum, i) => sum.set(v128.load(biases.get, i * 16)))),
      b.set(weights.get),
      Array.from({ length: TAPS }, (_, y) => [
        a.set(i32.add(source.get, i32.const(y * rgbRow))),
        block.multiply(used, a, b, { stride: rgbPixel, depth, unroll: depth }),
      ]),
      block.sums
        .slice(0, used)
        .map((row, r) =>
          row.map((sum, i) =>
            v128.store(
              target.get,
              madd(
                f32x4.pmin(sum.get, zero.get),
                v128.load(biases.get, CHANNELS * FLOAT + i * 16),
                f32x4.pmax(sum.get, zero.get),
              ),
              r * GROUP_PIXEL + i * 16,
            ),
          ),
        ),
      advance(source, used * rgbPixel),
      advance(target, used * GROUP_PIXEL),
    ]
    const whole = Math.floor(pixels / rows)
    const outputs = [
      source.set(from.get),
      target.set(to.get),
      whole > 0
        ? [
            targetEnd.set(i32.add(target.get, i32.const(whole * rows * GROUP_PIXEL))),
            repeat(target, targetEnd.get, computePixels(rows)),
          ]
        : [],
      pixels > whole * rows ? computePixels(pixels - whole * rows) : [],
      advance(weights, TAPS * depth * BLOCK * FLOAT),
      advance(biases, BLOCK * FLOAT),
    ]
    return [
      zero.set(f32x4.const(0)),
      times(scope, GROUPS, [[to, group]], times(scope, GROUP / BLOCK, [[to, BLOCK * FLOAT]], outputs)),
    ]
  })
}
