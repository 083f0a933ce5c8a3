import type { Mask } from '../../../domain/takes/region/mask.ts'

/**
 * A mask as a PNG: what may change is white, the rest black. Where `isClear`, white is transparent
 * too: OpenAI's own route reads the transparency of a mask, its imitations the light.
 */
export async function maskPng({ width, height, data }: Mask, isClear: boolean): Promise<Blob> {
  const rows = new Uint8Array(height * (1 + width * 4))
  for (let y = 0; y < height; y += 1) {
    const row = y * (1 + width * 4) + 1
    for (let x = 0; x < width; x += 1) {
      const isIn = data[y * width + x] === 1
      rows.fill(isIn ? 255 : 0, row + x * 4, row + x * 4 + 3)
      rows[row + x * 4 + 3] = isIn && isClear ? 0 : 255
    }
  }
  const head = new Uint8Array(13)
  const view = new DataView(head.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  // Eight bits a channel, colours with transparency.
  head.set([8, 6], 8)
  const parts = [
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', await deflated(rows)),
    chunk('IEND', new Uint8Array()),
  ]
  return new Blob(parts, { type: 'image/png' })
}

/** Compressed in the zlib format (RFC 1950). */
async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** A chunk of the PNG format (ISO/IEC 15948): length, name, data, and a checksum of both. */
function chunk(name: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12 + data.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  for (let i = 0; i < 4; i += 1) bytes[4 + i] = name.charCodeAt(i)
  bytes.set(data, 8)
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)))
  return bytes
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc
}
