/**
 * The parts of the protobuf wire format that ONNX needs (Protocol Buffers, "Encoding"). A message
 * is a list of chunks, joined once at the end.
 * @typedef {Uint8Array[]} Message
 */

const VARINT = 0
const LENGTH_DELIMITED = 2
const FIXED_32 = 5

/** Base-128 digits, lowest first, of an integer from 0 to 2⁵³ − 1. */
function varint(/** @type {number} */ value) {
  const bytes = []
  let rest = value
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80)
    rest = Math.floor(rest / 0x80)
  }
  return Uint8Array.of(...bytes, rest)
}

const tag = (/** @type {number} */ field, /** @type {number} */ wireType) => varint(field * 8 + wireType)

/** @returns {Message} */
export const integer = (/** @type {number} */ field, /** @type {number} */ value) => [
  tag(field, VARINT),
  varint(value),
]

/** @returns {Message} */
export function float(/** @type {number} */ field, /** @type {number} */ value) {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setFloat32(0, value, true)
  return [tag(field, FIXED_32), bytes]
}

/** @returns {Message} */
export const blob = (/** @type {number} */ field, /** @type {Uint8Array} */ value) => [
  tag(field, LENGTH_DELIMITED),
  varint(value.length),
  value,
]

/** @returns {Message} */
export const string = (/** @type {number} */ field, /** @type {string} */ value) =>
  blob(field, new TextEncoder().encode(value))

/** @returns {Message} */
export const message = (/** @type {number} */ field, /** @type {Message[]} */ ...parts) => {
  const chunks = parts.flat()
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0)
  return [tag(field, LENGTH_DELIMITED), varint(length), ...chunks]
}

/** @returns {Uint8Array} */
export function join(/** @type {Message} */ chunks) {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
