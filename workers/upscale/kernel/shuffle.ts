import { type Code, type Local, wasmFunction } from './emit.ts'
import { advance, f32x4, i32, repeat, v128 } from './instructions.ts'
import { COLOURS, FLOAT, GROUP_PIXEL, type KernelShape, NET_SCALE, stridesOf } from './layout.ts'

/**
 * `shuffle(from, rgb, to, shrunk)`: one row of the net's end (pixel shuffle). 48 channels are a 4 ×
 * 4 block of each colour, the block's rows contiguous; the pixel's own colour is added to each
 * value. `from` and `rgb` are the row's first pixel, `to` and `shrunk` its address in the first
 * plane at the wanted scale and at the tile's own. ×4 is left unclamped; averages are of values
 * clamped to 0…1.
 */
export function shuffle(shape: KernelShape) {
  const { width, height, scale } = shape
  const area = width * height * FLOAT
  const { group } = stridesOf(shape)
  return wasmFunction('shuffle', ['from', 'rgb', 'to', 'shrunk'], (param, scope) => {
    const { from, rgb, to, shrunk } = param
    const lines = scope.locals('v128', NET_SCALE)
    const [own, zero, one, share, averaged] = [
      scope.local('v128'),
      scope.local('v128'),
      scope.local('v128'),
      scope.local('v128'),
      scope.local('v128'),
    ] as const
    const end = scope.local('i32')
    const clamp = (value: Code) => f32x4.pmin(f32x4.pmax(value, zero.get), one.get)
    const at = (plane: number, y: number) => (plane * height * scale + y) * width * scale * FLOAT
    const colour = (plane: number) => {
      const block = plane * group
      const values = lines.map((_, y) => f32x4.add(v128.load(from.get, block + y * 16), own.get))
      const write =
        scale === 4
          ? lines.map((line, y) => [
              line.set(values[y] ?? []),
              v128.store(to.get, line.get, at(plane, y)),
              line.set(clamp(line.get)),
            ])
          : lines.map((line, y) => line.set(clamp(values[y] ?? [])))
      return [
        own.set(v128.splat(rgb.get, plane * FLOAT)),
        write,
        averaged.set(f32x4.mul(quarters(lines), share.get)),
        scale === 2
          ? [
              v128.storeHalf(to.get, averaged.get, 0, at(plane, 0)),
              v128.storeHalf(to.get, averaged.get, 1, at(plane, 1)),
            ]
          : [],
        v128.storeFirst(shrunk.get, f32x4.mul(total(averaged.get), share.get), plane * area),
      ]
    }
    const pixel = [
      Array.from({ length: COLOURS }, (_, plane) => colour(plane)),
      advance(from, GROUP_PIXEL),
      advance(rgb, COLOURS * FLOAT),
      advance(to, scale * FLOAT),
      advance(shrunk, FLOAT),
    ]
    return [
      zero.set(f32x4.const(0)),
      one.set(f32x4.const(1)),
      share.set(f32x4.const(1 / 4)),
      end.set(i32.add(from.get, i32.const(width * GROUP_PIXEL))),
      repeat(from, end.get, pixel),
    ]
  })
}

/** Sums of the block's quadrants: upper left, upper right, lower left, lower right. */
function quarters([a, b, c, d]: readonly Local[]): Code {
  if (!a || !b || !c || !d) throw new RangeError('A block has four lines.')
  const [upper, lower] = [f32x4.add(a.get, b.get), f32x4.add(c.get, d.get)]
  return f32x4.add(f32x4.shuffle(upper, lower, [0, 2, 4, 6]), f32x4.shuffle(upper, lower, [1, 3, 5, 7]))
}

/** The sum of all four lanes, in each lane. */
function total(value: Code): Code {
  const pairs = f32x4.add(value, f32x4.shuffle(value, value, [1, 0, 3, 2]))
  return f32x4.add(pairs, f32x4.shuffle(pairs, pairs, [2, 3, 0, 1]))
}
