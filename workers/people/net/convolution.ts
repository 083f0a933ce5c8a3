import { type Code, wasmFunction } from '../../upscale/kernel/emit.ts'
import { advance, i32, multiplyAdd, repeat, v128 } from '../../upscale/kernel/instructions.ts'
import { registerBlock } from '../../upscale/kernel/register-block.ts'
import { leaky } from './leaky.ts'
import { FLOAT } from './plan-tensors.ts'

/** What a convolution's function is made for. */
export interface ConvolutionShape {
  /** Rows of the window. */
  readonly taps: number
  /** Floats of one of them: columns × stored channels. */
  readonly depth: number
  /** Bytes from the window of one pixel to that of the next. */
  readonly ahead: number
}

const VECTOR = 16
/** Bytes of eight outputs. */
const BLOCK = 8 * FLOAT
/** Values of a row of taps that are written out; a picture's rows of three pixels are twelve. */
const UNROLLED = 8

export const convolutionName = ({ taps, depth, ahead }: ConvolutionShape, rows: number) =>
  `conv${taps}x${depth}by${ahead}of${rows}`

/**
 * `(from, row, to, step, weights, biases, slopes, pixels, blocks)`: one row of a convolution.
 * `from` is the first window, its rows `row` bytes apart; `to` the first of `pixels` outputs, which
 * are `step` bytes apart and a multiple of `rows`. Weights are
 * [block of 8 outputs][row][column][channel][8].
 */
export function convolution(shape: ConvolutionShape, rows: number, relaxed: boolean) {
  const { taps, depth, ahead } = shape
  const unroll = depth % UNROLLED === 0 ? UNROLLED : depth
  const params = ['from', 'row', 'to', 'step', 'weights', 'biases', 'slopes', 'pixels', 'blocks'] as const
  return wasmFunction(convolutionName(shape, rows), params, (param, scope) => {
    const { from, row, to, step, weights, biases, slopes, pixels, blocks } = param
    const block = registerBlock(scope, rows, multiplyAdd(relaxed))
    const [a, b, source, target] = [
      scope.local('i32'),
      scope.local('i32'),
      scope.local('i32'),
      scope.local('i32'),
    ]
    const [windowRow, targetEnd, biasesEnd] = [scope.local('i32'), scope.local('i32'), scope.local('i32')]
    const windows: Code = [
      block.sums.map((sums) => sums.map((sum, i) => sum.set(v128.load(biases.get, i * VECTOR)))),
      b.set(weights.get),
      windowRow.set(source.get),
      Array.from({ length: taps }, () => [
        a.set(windowRow.get),
        block.multiply(rows, a, b, { stride: ahead, depth, unroll }),
        windowRow.set(i32.add(windowRow.get, row.get)),
      ]),
      block.sums.map((sums) => [
        sums.map((sum, i) =>
          v128.store(target.get, leaky(sum.get, v128.load(slopes.get, i * VECTOR), relaxed), i * VECTOR),
        ),
        target.set(i32.add(target.get, step.get)),
      ]),
      advance(source, rows * ahead),
    ]
    return [
      biasesEnd.set(i32.add(biases.get, i32.mul(blocks.get, i32.const(BLOCK)))),
      repeat(biases, biasesEnd.get, [
        source.set(from.get),
        target.set(to.get),
        targetEnd.set(i32.add(to.get, i32.mul(pixels.get, step.get))),
        repeat(target, targetEnd.get, windows),
        weights.set(b.get),
        [to, biases, slopes].map((pointer) => advance(pointer, BLOCK)),
      ]),
    ]
  })
}
