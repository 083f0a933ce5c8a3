import { type Scope, wasmFunction, wasmModule } from './emit.ts'
import { f32x4, multiplyAdd, v128 } from './instructions.ts'

/** A module of one function that multiplies and adds vectors. */
function probe(relaxed: boolean): Uint8Array<ArrayBuffer> {
  const add = wasmFunction('probe', ['at'], ({ at }, _: Scope) =>
    v128.store(at.get, multiplyAdd(relaxed)(v128.load(at.get), f32x4.const(2), f32x4.const(1))),
  )
  return wasmModule([add], 1)
}

/** The engine's vector support: none, SIMD, or relaxed SIMD with fused multiply-add. */
export function findSimd(): 'none' | 'plain' | 'relaxed' {
  if (WebAssembly.validate(probe(true))) return 'relaxed'
  return WebAssembly.validate(probe(false)) ? 'plain' : 'none'
}
