import {
  type Code,
  type Local,
  type Scope,
  type WasmFunction,
  wasmFunction,
} from '../../upscale/kernel/emit.ts'
import { advance, f32x4, i32, multiplyAdd, repeat, v128 } from '../../upscale/kernel/instructions.ts'
import { leaky } from './leaky.ts'

const VECTOR = 16

/**
 * The functions that go over a run of pixels, four channels at a time. `step`: bytes of a pixel,
 * stored channels × 4; `pixels`: how many outputs, at least one.
 */
export const elementwise = (relaxed: boolean): readonly WasmFunction[] => [
  sum(relaxed),
  pool(),
  scale(),
  total(),
  mix(relaxed),
  hardSwish(),
]

interface Run {
  readonly to: Local
  readonly step: Local
  readonly pixels: Local
  /** Where reading begins, for the first four channels. */
  readonly from: readonly Local[]
  /** Bytes that reading moves on for each output. */
  readonly ahead: Code
  /** Bytes from one output to the next, where that is not `step`. */
  readonly between?: Code
}

/** For each four channels: `before`, then `each` for all pixels, where `at` are the addresses. */
function overChannels(
  scope: Scope,
  { to, step, pixels, from, ahead, between = step.get }: Run,
  each: (at: { readonly to: Code; readonly from: readonly Code[] }) => Code,
  { before = [], after = [] }: { readonly before?: Code; readonly after?: Code } = {},
): Code {
  const [target, targetEnd, end] = [scope.local('i32'), scope.local('i32'), scope.local('i32')]
  const sources = from.map(() => scope.local('i32'))
  return [
    end.set(i32.add(to.get, step.get)),
    repeat(to, end.get, [
      before,
      sources.map((source, i) => source.set(from[i]?.get ?? [])),
      target.set(to.get),
      targetEnd.set(i32.add(to.get, i32.mul(pixels.get, between))),
      repeat(target, targetEnd.get, [
        each({ to: target.get, from: sources.map((source) => source.get) }),
        sources.map((source) => source.set(i32.add(source.get, ahead))),
        target.set(i32.add(target.get, between)),
      ]),
      after,
      [to, ...from].map((pointer) => advance(pointer, VECTOR)),
    ]),
  ]
}

/** `sum (a, b, to, slopes, step, pixels)`: a + b, through the rectifier. */
const sum = (relaxed: boolean) =>
  wasmFunction('sum', ['a', 'b', 'to', 'slopes', 'step', 'pixels'], (param, scope) => {
    const { a, b, to, slopes, step, pixels } = param
    const [value, slope] = [scope.local('v128'), scope.local('v128')]
    return overChannels(
      scope,
      { to, step, pixels, from: [a, b], ahead: step.get },
      (at) => [
        value.set(f32x4.add(v128.load(at.from[0] ?? []), v128.load(at.from[1] ?? []))),
        v128.store(at.to, leaky(value.get, slope.get, relaxed)),
      ],
      { before: slope.set(v128.load(slopes.get)), after: advance(slopes, VECTOR) },
    )
  })

/** `pool (from, row, to, step, pixels)`: the largest of each 2 × 2; `row`: bytes of a row. */
const pool = () =>
  wasmFunction('pool', ['from', 'row', 'to', 'step', 'pixels'], (param, scope) => {
    const { from, row, to, step, pixels } = param
    const below = scope.local('i32')
    const most = (left: Code) => f32x4.pmax(v128.load(left), v128.load(i32.add(left, step.get)))
    return [
      below.set(i32.add(from.get, row.get)),
      overChannels(
        scope,
        { to, step, pixels, from: [from, below], ahead: i32.add(step.get, step.get) },
        (at) => v128.store(at.to, f32x4.pmax(most(at.from[0] ?? []), most(at.from[1] ?? []))),
      ),
    ]
  })

/** `scale (from, factors, to, step, pixels)`: each channel times its factor. */
const scale = () =>
  wasmFunction('scale', ['from', 'factors', 'to', 'step', 'pixels'], (param, scope) => {
    const { from, factors, to, step, pixels } = param
    const factor = scope.local('v128')
    return overChannels(
      scope,
      { to, step, pixels, from: [from], ahead: step.get },
      (at) => v128.store(at.to, f32x4.mul(v128.load(at.from[0] ?? []), factor.get)),
      { before: factor.set(v128.load(factors.get)), after: advance(factors, VECTOR) },
    )
  })

/** `total (from, to, step, pixels)`: the sum of each channel over all pixels, one pixel. */
const total = () =>
  wasmFunction('total', ['from', 'to', 'step', 'pixels'], ({ from, to, step, pixels }, scope) => {
    const all = scope.local('v128')
    const [source, sourceEnd, end] = [scope.local('i32'), scope.local('i32'), scope.local('i32')]
    return [
      end.set(i32.add(to.get, step.get)),
      repeat(to, end.get, [
        all.set(f32x4.const(0)),
        source.set(from.get),
        sourceEnd.set(i32.add(from.get, i32.mul(pixels.get, step.get))),
        repeat(source, sourceEnd.get, [
          all.set(f32x4.add(all.get, v128.load(source.get))),
          source.set(i32.add(source.get, step.get)),
        ]),
        v128.store(to.get, all.get),
        advance(from, VECTOR),
        advance(to, VECTOR),
      ]),
    ]
  })

/**
 * `mix (near, far, to, step, between, pixels)`: three quarters of one and a quarter of the other,
 * `between` bytes apart; twice the size is made of it.
 */
const mix = (relaxed: boolean) =>
  wasmFunction('mix', ['near', 'far', 'to', 'step', 'between', 'pixels'], (param, scope) => {
    const { near, far, to, step, between, pixels } = param
    const run = { to, step, between: between.get, pixels, from: [near, far], ahead: step.get }
    return overChannels(scope, run, (at) => {
      const most = f32x4.mul(v128.load(at.from[0] ?? []), f32x4.const(0.75))
      return v128.store(at.to, multiplyAdd(relaxed)(v128.load(at.from[1] ?? []), f32x4.const(0.25), most))
    })
  })

/** `hardSwish (from, to, end)`: x · min(max(x + 3, 0), 6) ÷ 6, up to the address `end` of `to`. */
const hardSwish = () =>
  wasmFunction('hardSwish', ['from', 'to', 'end'], ({ from, to, end }, scope) => {
    const x = scope.local('v128')
    const gate = f32x4.pmin(f32x4.pmax(f32x4.add(x.get, f32x4.const(3)), f32x4.const(0)), f32x4.const(6))
    return repeat(to, end.get, [
      x.set(v128.load(from.get)),
      v128.store(to.get, f32x4.mul(f32x4.mul(x.get, gate), f32x4.const(1 / 6))),
      advance(from, VECTOR),
      advance(to, VECTOR),
    ])
  })
