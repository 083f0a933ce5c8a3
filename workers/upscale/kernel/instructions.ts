import { type Code, type Local, type Scope, signed, unsigned } from './emit.ts'

const SIMD = 0xfd
/**
 * Alignment exponents of a vector, a pair and a number: a hint to the engine, not a requirement.
 */
const [ALIGN_16, ALIGN_8, ALIGN_4] = [4, 3, 2]

const simd = (opcode: number): Code => [SIMD, unsigned(opcode)]
const binary =
  (opcode: number) =>
  (a: Code, b: Code): Code => [a, b, simd(opcode)]

export const i32 = {
  const: (value: number): Code => [0x41, signed(value)],
  add: (a: Code, b: Code): Code => [a, b, 0x6a],
  mul: (a: Code, b: Code): Code => [a, b, 0x6c],
}

/** Loads and stores of four floats; `offset` in bytes. */
export const v128 = {
  load: (address: Code, offset = 0): Code => [address, simd(0x00), ALIGN_16, unsigned(offset)],
  /** Loads one float into all four lanes. */
  splat: (address: Code, offset = 0): Code => [address, simd(0x09), ALIGN_4, unsigned(offset)],
  store: (address: Code, value: Code, offset = 0): Code => [
    address,
    value,
    simd(0x0b),
    ALIGN_16,
    unsigned(offset),
  ],
  /** Stores the lower (0) or upper (1) two floats. */
  storeHalf: (address: Code, value: Code, half: 0 | 1, offset = 0): Code => [
    address,
    value,
    simd(0x5b),
    ALIGN_8,
    unsigned(offset),
    half,
  ],
  /** Stores the first float. */
  storeFirst: (address: Code, value: Code, offset = 0): Code => [
    address,
    value,
    simd(0x5a),
    ALIGN_4,
    unsigned(offset),
    0,
  ],
}

/** Arithmetic on four floats. */
export const f32x4 = {
  const: (value: number): Code => {
    const bytes = [...new Uint8Array(Float32Array.of(value).buffer)]
    return [simd(0x0c), bytes, bytes, bytes, bytes]
  },
  add: binary(0xe4),
  sub: binary(0xe5),
  mul: binary(0xe6),
  /**
   * Pseudo-minimum and -maximum: one instruction on every processor, where the plain ones handle
   * NaN.
   */
  pmin: binary(0xea),
  pmax: binary(0xeb),
  /** Selects four of the eight floats in `a` (0…3) and `b` (4…7). */
  shuffle: (a: Code, b: Code, places: readonly [number, number, number, number]): Code => [
    a,
    b,
    simd(0x0d),
    places.flatMap((place) => [0, 1, 2, 3].map((byte) => place * 4 + byte)),
  ],
}

/** a · b + c with one rounding where the processor can; relaxed SIMD leaves that open. */
const relaxedMadd = (a: Code, b: Code, c: Code): Code => [a, b, c, simd(0x105)]

export type MultiplyAdd = (a: Code, b: Code, c: Code) => Code

export const multiplyAdd = (relaxed: boolean): MultiplyAdd =>
  relaxed ? relaxedMadd : (a, b, c) => f32x4.add(f32x4.mul(a, b), c)

/** Adds bytes to a pointer. */
export const advance = (pointer: Local, bytes: number): Code =>
  pointer.set(i32.add(pointer.get, i32.const(bytes)))

/** Runs `body` at least once, and while `pointer` is below `end` (unsigned). */
export const repeat = (pointer: Local, end: Code, body: Code): Code => [
  [0x03, 0x40],
  body,
  pointer.get,
  end,
  [0x49, 0x0d, 0, 0x0b],
]

/**
 * Runs `body` so many times. Each pointer begins a run its number of bytes beyond where it began
 * the one before, wherever the body left it.
 */
export function times(
  scope: Scope,
  count: number,
  pointers: readonly (readonly [pointer: Local, bytes: number])[],
  body: Code,
): Code {
  const run = scope.local('i32')
  const starts = pointers.map(([pointer, bytes]) => ({ pointer, bytes, start: scope.local('i32') }))
  return [
    run.set(i32.const(0)),
    repeat(run, i32.const(count), [
      starts.map(({ pointer, start }) => start.set(pointer.get)),
      body,
      starts.map(({ pointer, start, bytes }) => pointer.set(i32.add(start.get, i32.const(bytes)))),
      advance(run, 1),
    ]),
  ]
}
