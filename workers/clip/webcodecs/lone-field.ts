import { readBits } from './crop.ts'

/** Bytes of a slice that surely contain the needed header fields. */
const HEAD_BYTES = 32

/**
 * True for an H.264 sample that holds one field, its other field being a separate sample (ISO/IEC
 * 14496-10, 7.3.3). `data` is in MP4 form, each unit preceded by its length in `lengthBytes` bytes;
 * `numberBits` comes from the sequence parameters.
 */
export function isLoneField(data: Uint8Array, lengthBytes: number, numberBits: number): boolean {
  const parities = new Set<'frame' | 'top' | 'bottom'>()
  for (let at = 0; at + lengthBytes < data.length; ) {
    let bytes = 0
    for (let i = 0; i < lengthBytes; i++) bytes = bytes * 256 + (data[at + i] ?? 0)
    at += lengthBytes
    const type = (data[at] ?? 0) & 31
    if (type === 1 || type === 5) parities.add(parityOf(data.subarray(at + 1, at + HEAD_BYTES), numberBits))
    at += bytes
  }
  return parities.size === 1 && !parities.has('frame')
}

function parityOf(slice: Uint8Array, numberBits: number): 'frame' | 'top' | 'bottom' {
  const { bits, number } = readBits(slice)
  // Skips first macroblock, slice type and parameter set id; then the picture's number.
  for (let i = 0; i < 3; i++) number()
  bits(numberBits)
  if (bits(1) === 0) return 'frame'
  return bits(1) === 1 ? 'bottom' : 'top'
}
