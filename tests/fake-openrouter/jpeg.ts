/** Only a block's first coefficient is not 0, so two Huffman tables of a few codes suffice. */
const QUANTIZER = 8
/**
 * Code lengths of 1 to 16 bits: twelve codes of four bits for the size of a step, one code of one
 * bit for "nothing more".
 */
const STEP_SIZES = [0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
const NOTHING_MORE = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]

/**
 * A grey baseline JPEG of flat blocks of 8 × 8 pixels (ITU-T T.81, annexes B and F).
 * @param level the grey of a block, 0 to 255, by its column and row.
 */
export function encodeFlatJpeg(
  level: (column: number, row: number) => number,
  width: number,
  height: number,
): Buffer {
  const columns = Math.ceil(width / 8)
  const rows = Math.ceil(height / 8)
  let bits = ''
  let before = 0
  for (let block = 0; block < columns * rows; block++) {
    const value = Math.round(level(block % columns, Math.floor(block / columns))) - 128
    bits += stepBits(value - before)
    before = value
  }
  const size = (value: number) => [value >> 8, value & 255]
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xdb, [0, ...Array<number>(64).fill(QUANTIZER)]),
    segment(0xc0, [8, ...size(height), ...size(width), 1, 1, 0x11, 0]),
    segment(0xc4, [0x00, ...STEP_SIZES, ...Array.from({ length: 12 }, (_, i) => i)]),
    segment(0xc4, [0x10, ...NOTHING_MORE, 0]),
    segment(0xda, [1, 1, 0, 0, 63, 0]),
    packed(bits),
    Buffer.from([0xff, 0xd9]),
  ])
}

/**
 * A block: the step's bit count in four bits, the step (complemented if negative), end of block.
 */
function stepBits(step: number): string {
  const size = step === 0 ? 0 : Math.floor(Math.log2(Math.abs(step))) + 1
  const value = step < 0 ? step + 2 ** size - 1 : step
  return `${size.toString(2).padStart(4, '0')}${size > 0 ? value.toString(2).padStart(size, '0') : ''}0`
}

/**
 * Packs bits into bytes, padding with ones; a zero follows each 255, which would start a marker.
 */
function packed(bits: string): Buffer {
  const bytes: number[] = []
  for (let at = 0; at < bits.length; at += 8) {
    const byte = Number.parseInt(bits.slice(at, at + 8).padEnd(8, '1'), 2)
    bytes.push(byte)
    if (byte === 255) bytes.push(0)
  }
  return Buffer.from(bytes)
}

function segment(marker: number, data: readonly number[]): Buffer {
  const length = data.length + 2
  return Buffer.from([0xff, marker, length >> 8, length & 255, ...data])
}
