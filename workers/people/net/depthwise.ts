import { wasmFunction } from '../../upscale/kernel/emit.ts'
import { advance, i32, multiplyAdd, repeat, v128 } from '../../upscale/kernel/instructions.ts'
import { leaky } from './leaky.ts'

const VECTOR = 16
/** Weights of a window that stay in registers: all of 3 × 3. */
const KEPT = 9

/**
 * `depthwise3`, `depthwise5` `(from, row, step, ahead, to, weights, biases, slopes, pixels)`: one
 * row of a convolution of each channel by itself. `step`: bytes of a pixel, stored channels × 4;
 * `ahead`: bytes from the window of one pixel to that of the next; `row`: bytes of a row of `from`.
 */
export function depthwise(size: 3 | 5, relaxed: boolean) {
  const params = ['from', 'row', 'step', 'ahead', 'to', 'weights', 'biases', 'slopes', 'pixels'] as const
  return wasmFunction(`depthwise${size}`, params, (param, scope) => {
    const { from, row, step, ahead, to, weights, biases, slopes, pixels } = param
    const madd = multiplyAdd(relaxed)
    const [tap, windowRow, source] = [scope.local('i32'), scope.local('i32'), scope.local('i32')]
    const [target, targetEnd, end] = [scope.local('i32'), scope.local('i32'), scope.local('i32')]
    const [weight, sum] = [scope.local('i32'), scope.local('v128')]
    const taps = size * size
    const kept = taps <= KEPT ? scope.locals('v128', taps) : []
    const next = (pointer: typeof tap) => pointer.set(i32.add(pointer.get, step.get))
    return [
      end.set(i32.add(biases.get, step.get)),
      repeat(biases, end.get, [
        weight.set(weights.get),
        kept.map((vector) => [vector.set(v128.load(weight.get)), next(weight)]),
        source.set(from.get),
        target.set(to.get),
        targetEnd.set(i32.add(to.get, i32.mul(pixels.get, step.get))),
        repeat(target, targetEnd.get, [
          sum.set(v128.load(biases.get)),
          windowRow.set(source.get),
          kept.length > 0 ? [] : weight.set(weights.get),
          Array.from({ length: size }, (_, y) => [
            tap.set(windowRow.get),
            Array.from({ length: size }, (_, x) => {
              const vector = kept[y * size + x]
              return [
                sum.set(madd(v128.load(tap.get), vector?.get ?? v128.load(weight.get), sum.get)),
                next(tap),
                vector ? [] : next(weight),
              ]
            }),
            windowRow.set(i32.add(windowRow.get, row.get)),
          ]),
          v128.store(target.get, leaky(sum.get, v128.load(slopes.get), relaxed)),
          source.set(i32.add(source.get, ahead.get)),
          next(target),
        ]),
        [from, to, weights, biases, slopes].map((pointer) => advance(pointer, VECTOR)),
      ]),
    ]
  })
}
