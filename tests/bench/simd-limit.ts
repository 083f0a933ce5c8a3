/** Independent chains: enough to hide an addition's latency. */
const CHAINS = 12
const LANES = 4

/** Multiplications and additions per iteration. */
export const FLOPS_A_TURN = CHAINS * LANES * 2

const V128 = 0x7b
const bytes = (...parts: readonly (number | readonly number[])[]): readonly number[] => parts.flat()

function leb(value: number): readonly number[] {
  const rest = value >>> 7
  return rest === 0 ? [value] : [(value & 0x7f) | 0x80, ...leb(rest)]
}

const sized = (content: readonly number[]) => [...leb(content.length), ...content]
const section = (id: number, content: readonly number[]) => [id, ...sized(content)]
const f32 = (value: number) => [0x43, ...new Uint8Array(new Float32Array([value]).buffer)]
const get = (local: number) => [0x20, local]
const set = (local: number) => [0x21, local]

/**
 * A WebAssembly module whose `run(turns)` only multiplies and adds vectors of four floats, without
 * memory access: the upper limit of SIMD128, where a multiplication and an addition are two
 * instructions. Opcodes: WebAssembly 2.0, 5.4.
 */
export function simdLimitModule(): Uint8Array<ArrayBuffer> {
  const [turns, factor, term, first] = [0, 1, 2, 3]
  const chains = Array.from({ length: CHAINS }, (_, i) => first + i)
  const splat = [0xfd, 0x13]
  const code = bytes(
    // One group of locals, all vectors.
    [1, CHAINS + 2, V128],
    [...f32(0.999), ...splat, ...set(factor), ...f32(0.001), ...splat, ...set(term)],
    [0x03, 0x40],
    // chain = chain * factor + term
    ...chains.map((chain) => [
      ...get(chain),
      ...get(factor),
      ...[0xfd, 0xe6, 0x01],
      ...get(term),
      ...[0xfd, 0xe4, 0x01],
      ...set(chain),
    ]),
    // Repeat while --turns is not 0.
    [...get(turns), 0x41, 1, 0x6b, 0x22, turns, 0x0d, 0, 0x0b],
    // The sum of all chains, so that none is optimised away.
    f32(0),
    ...chains.map((chain) => [...get(chain), 0xfd, 0x1f, 0, 0x92]),
    [0x0b],
  )
  const name = [...new TextEncoder().encode('run')]
  return new Uint8Array(
    bytes(
      [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      section(1, [1, 0x60, 1, 0x7f, 1, 0x7d]),
      section(3, [1, 0]),
      section(7, [1, ...sized(name), 0, 0]),
      section(10, [1, ...sized(code)]),
    ),
  )
}
