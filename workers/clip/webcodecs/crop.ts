import type { Size } from '../../../src/lib/geometry.ts'

/** The visible part of an H.264 track's coded pictures. */
interface Crop extends Size {
  readonly left: number
  readonly top: number
  /** Pictures may be coded as two fields, or in field blocks. */
  readonly mayHaveFields: boolean
  /** Bits of a slice's picture number. */
  readonly numberBits: number
}

/** Profiles whose parameters include the chroma format (ISO/IEC 14496-10, 7.3.2.1.1). */
const HIGH_PROFILES = new Set([44, 83, 86, 100, 110, 118, 122, 128, 134, 135, 138, 139, 244])

/**
 * Reads the first sequence parameter set of an avcC record (ISO/IEC 14496-15, 5.3.3.1).
 * @returns undefined for another codec, in-band parameters, and unreadable data.
 */
export function cropOf({ codec, description }: VideoDecoderConfig): Crop | undefined {
  if (!/^avc[13]/.test(codec) || !description) return undefined
  const record = ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
    : new Uint8Array(description)
  const length = ((record[6] ?? 0) << 8) | (record[7] ?? 0)
  if (record[0] !== 1 || ((record[5] ?? 0) & 31) === 0 || length < 5) return undefined
  return sequenceOf(record.subarray(8, 8 + length))
}

/** Reads a sequence parameter set; trailing data is ignored. */
export const sequenceOf = (unit: Uint8Array): Crop | undefined => parse(readBits(unit))

type Bits = ReturnType<typeof readBits>

/** A unit's bits, without the emulation prevention bytes. */
export function readBits(unit: Uint8Array) {
  const bytes = unit.filter((byte, i) => !(byte === 3 && unit[i - 1] === 0 && unit[i - 2] === 0))
  let at = 0
  const bits = (count: number) => {
    let value = 0
    for (let i = 0; i < count; i++, at++) value = value * 2 + (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1)
    return value
  }
  /** Exponential-Golomb numbers (9.1), unsigned and signed. */
  const number = () => {
    let zeros = 0
    while (zeros < 32 && at < bytes.length * 8 && bits(1) === 0) zeros += 1
    return 2 ** zeros - 1 + bits(zeros)
  }
  const signed = () => {
    const code = number()
    return code % 2 === 1 ? (code + 1) / 2 : -code / 2
  }
  return { bits, number, signed, ended: () => at > bytes.length * 8 }
}

function parse({ bits, number, signed, ended }: Bits): Crop | undefined {
  bits(8)
  const profile = bits(8)
  bits(16)
  number()
  const chroma = HIGH_PROFILES.has(profile) ? readHigh({ bits, number, signed, ended }) : 1
  const numberBits = number() + 4
  const order = number()
  if (order === 0) number()
  if (order === 1) {
    bits(1)
    signed()
    signed()
    for (let left = number(); left > 0 && !ended(); left--) signed()
  }
  number()
  bits(1)
  const across = number() + 1
  const down = number() + 1
  const fields = bits(1) === 1 ? 1 : 2
  if (fields === 2) bits(1)
  bits(1)
  const isCropped = bits(1) === 1
  const [left, right, top, bottom] = isCropped ? [number(), number(), number(), number()] : [0, 0, 0, 0]
  if (ended()) return undefined
  const unitX = chroma === 1 || chroma === 2 ? 2 : 1
  const unitY = (chroma === 1 ? 2 : 1) * fields
  return {
    mayHaveFields: fields === 2,
    numberBits,
    left: left * unitX,
    top: top * unitY,
    width: across * 16 - (left + right) * unitX,
    height: down * 16 * fields - (top + bottom) * unitY,
  }
}

/**
 * Reads chroma format, depths and scaling lists. @returns the chroma format; 0 where colours are
 * coded separately.
 */
function readHigh({ bits, number, signed, ended }: Bits): number {
  const chroma = number()
  const isApart = chroma === 3 && bits(1) === 1
  number()
  number()
  bits(1)
  if (bits(1) === 1) {
    for (let list = 0; list < (chroma === 3 ? 12 : 8) && !ended(); list++) {
      if (bits(1) === 0) continue
      let last = 8
      for (let i = 0, next = 8; i < (list < 6 ? 16 : 64) && next !== 0; i++) {
        next = (last + signed() + 256) % 256
        last = next || last
      }
    }
  }
  return isApart ? 0 : chroma
}
