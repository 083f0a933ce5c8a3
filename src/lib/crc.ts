/**
 * Eight tables, so that eight bytes take one step ("slicing by 8", Kounavis and Berry 2005): the
 * k-th holds each byte's checksum with k zero bytes after it.
 */
const TABLES = tables()

function tables(): readonly Int32Array[] {
  const first = Int32Array.from({ length: 256 }, (_, byte) => {
    let value = byte
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    return value
  })
  const all = [first]
  for (let k = 1; k < 8; k += 1) {
    const before = all[k - 1] ?? first
    all.push(before.map((value) => (value >>> 8) ^ (first[value & 0xff] ?? 0)))
  }
  return all
}

/** The checksum of zips and of PNG's chunks, CRC-32 (ISO 3309), of bytes that come in pieces. */
export function startCrc(): { readonly add: (bytes: Uint8Array) => void; readonly end: () => number } {
  let crc = -1
  return {
    add: (bytes) => {
      crc = added(crc, bytes)
    },
    end: () => ~crc >>> 0,
  }
}

function added(before: number, bytes: Uint8Array): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = TABLES as [
    ...[Int32Array, Int32Array, Int32Array, Int32Array],
    ...[Int32Array, Int32Array, Int32Array, Int32Array],
  ]
  const of = (table: Int32Array, index: number) => table[index & 0xff] as number
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let crc = before
  let at = 0
  for (; at + 8 <= bytes.length; at += 8) {
    const a = crc ^ view.getInt32(at, true)
    const b = view.getInt32(at + 4, true)
    crc =
      of(t7, a) ^
      of(t6, a >>> 8) ^
      of(t5, a >>> 16) ^
      of(t4, a >>> 24) ^
      of(t3, b) ^
      of(t2, b >>> 8) ^
      of(t1, b >>> 16) ^
      of(t0, b >>> 24)
  }
  for (; at < bytes.length; at += 1) crc = (crc >>> 8) ^ of(t0, crc ^ (bytes[at] as number))
  return crc
}
