const [VARINT, FIXED_64, LENGTH_DELIMITED, FIXED_32] = [0, 1, 2, 5]

/** A field of a message: its number, and an integer or bytes (fixed-width values too). */
export interface Field {
  readonly number: number
  readonly value: number | Uint8Array
}

/**
 * The fields of a protobuf message, in order (Protocol Buffers, "Encoding"). Integers are exact up
 * to 2⁵³.
 * @throws RangeError for truncated or invalid data.
 */
export function fieldsOf(bytes: Uint8Array): readonly Field[] {
  const fields: Field[] = []
  let at = 0
  const varint = () => {
    let value = 0
    for (let digit = 1; ; digit *= 0x80) {
      const byte = bytes[at++]
      if (byte === undefined || digit > 2 ** 63) throw new RangeError('A number is cut off.')
      value += (byte & 0x7f) * digit
      if (byte < 0x80) return value
    }
  }
  const take = (length: number) => {
    if (at + length > bytes.length) throw new RangeError('A field is cut off.')
    at += length
    return bytes.subarray(at - length, at)
  }
  while (at < bytes.length) {
    const tag = varint()
    const [number, wireType] = [Math.floor(tag / 8), tag % 8]
    if (wireType === VARINT) fields.push({ number, value: varint() })
    else if (wireType === LENGTH_DELIMITED) fields.push({ number, value: take(varint()) })
    else if (wireType === FIXED_64) fields.push({ number, value: take(8) })
    else if (wireType === FIXED_32) fields.push({ number, value: take(4) })
    else throw new RangeError(`Fields of wire type ${wireType} are unknown.`)
  }
  return fields
}

/** The byte values of all fields with this number. */
export const messages = (fields: readonly Field[], number: number): readonly Uint8Array[] =>
  fields.flatMap((field) => (field.number === number && field.value instanceof Uint8Array ? field.value : []))

/** The integers of all fields with this number. */
export const integers = (fields: readonly Field[], number: number): readonly number[] =>
  fields.flatMap((field) => (field.number === number && typeof field.value === 'number' ? field.value : []))

/** The strings of all fields with this number. */
export const texts = (fields: readonly Field[], number: number): readonly string[] =>
  messages(fields, number).map((bytes) => new TextDecoder().decode(bytes))
