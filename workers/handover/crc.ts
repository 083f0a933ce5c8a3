const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** The checksum of zips and of PNG's chunks, CRC-32 (ISO 3309), of bytes that come in pieces. */
export function startCrc(): { readonly add: (bytes: Uint8Array) => void; readonly end: () => number } {
  let crc = 0xffffffff
  return {
    add: (bytes) => {
      for (const byte of bytes) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] ?? 0)
    },
    end: () => (crc ^ 0xffffffff) >>> 0,
  }
}
