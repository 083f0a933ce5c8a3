/**
 * The bytes of a WebAssembly module, nested like the code that emits them. Numbers and opcode names
 * follow the WebAssembly core specification 2.0, section 5 (binary format).
 */
export type Code = number | readonly Code[]

export type ValueType = 'i32' | 'v128'

const TYPES: Readonly<Record<ValueType, number>> = { i32: 0x7f, v128: 0x7b }
const FUNCTION_TYPE = 0x60
const SECTION = { type: 1, import: 2, function: 3, export: 7, code: 10 }
const MAGIC_AND_VERSION = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]

/** LEB128 of a whole number from 0 to 2³² − 1. */
export function unsigned(value: number): Code {
  const bytes = []
  let rest = value >>> 0
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80)
    rest >>>= 7
  }
  return [...bytes, rest]
}

/** LEB128 of a whole number from −2³¹ to 2³¹ − 1. */
export function signed(value: number): Code {
  const bytes = []
  let rest = value | 0
  while (rest < -0x40 || rest >= 0x40) {
    bytes.push((rest & 0x7f) | 0x80)
    rest >>= 7
  }
  return [...bytes, rest & 0x7f]
}

/** A local variable or a parameter. */
export interface Local {
  readonly get: Code
  set(value: Code): Code
}

/** Declares the locals of a function's body. */
export interface Scope {
  local(type: ValueType): Local
  locals(type: ValueType, count: number): readonly Local[]
}

export interface WasmFunction {
  readonly name: string
  readonly params: number
  readonly code: Code
}

/** An exported function of i32 parameters without a result. */
export function wasmFunction<Name extends string>(
  name: string,
  params: readonly Name[],
  write: (params: Readonly<Record<Name, Local>>, scope: Scope) => Code,
): WasmFunction {
  const types: ValueType[] = []
  const local = (type: ValueType) => localAt(params.length + types.push(type) - 1)
  const scope: Scope = { local, locals: (type, count) => Array.from({ length: count }, () => local(type)) }
  const named = Object.fromEntries(params.map((param, i) => [param, localAt(i)])) as Record<Name, Local>
  const body = write(named, scope)
  const declared = [unsigned(types.length), types.map((type) => [1, TYPES[type]])]
  return { name, params: params.length, code: sized([declared, body, 0x0b]) }
}

const localAt = (index: number): Local => ({
  get: [0x20, unsigned(index)],
  set: (value) => [value, 0x21, unsigned(index)],
})

/** A module of these functions; it imports its memory as `env.memory`, of `pages` × 64 KiB. */
export function wasmModule(functions: readonly WasmFunction[], pages: number): Uint8Array<ArrayBuffer> {
  const arities = [...new Set(functions.map(({ params }) => params))]
  return flatten([
    MAGIC_AND_VERSION,
    section(
      SECTION.type,
      arities.map((arity) => [FUNCTION_TYPE, list(Array(arity).fill(TYPES.i32)), list([])]),
    ),
    section(SECTION.import, [[text('env'), text('memory'), 2, 0, unsigned(pages)]]),
    section(
      SECTION.function,
      functions.map(({ params }) => unsigned(arities.indexOf(params))),
    ),
    section(
      SECTION.export,
      functions.map(({ name }, i) => [text(name), 0, unsigned(i)]),
    ),
    section(
      SECTION.code,
      functions.map(({ code }) => code),
    ),
  ])
}

const list = (items: readonly Code[]): Code => [unsigned(items.length), items]
const section = (id: number, items: readonly Code[]): Code => [id, sized(list(items))]
const text = (value: string): Code => list([...new TextEncoder().encode(value)])

function sized(code: Code): Code {
  const bytes = flatten(code)
  return [unsigned(bytes.length), [...bytes]]
}

function flatten(code: Code): Uint8Array<ArrayBuffer> {
  const bytes: number[] = []
  const visit = (part: Code) => {
    if (typeof part === 'number') bytes.push(part)
    else for (const inner of part) visit(inner)
  }
  visit(code)
  return Uint8Array.from(bytes)
}
