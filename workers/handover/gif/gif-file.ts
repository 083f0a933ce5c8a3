import type { Size } from '../animatic/surface.ts'
import { compressed } from './lzw.ts'

/** A colour's number that lets the picture before show through. */
const THROUGH = 255
/** Colours of a picture beside that. */
export const MOST_COLOURS = THROUGH
const TABLE = 3 * 256

const two = (value: number) => [value & 255, value >> 8]
const letters = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0))

/** The head of a GIF that starts again at its end (GIF89a, sections 17 and 18). */
export const gifHead = ({ width, height }: Size): Uint8Array<ArrayBuffer> =>
  Uint8Array.of(
    ...letters('GIF89a'),
    // Colours of eight bits; each picture has its own table.
    ...[...two(width), ...two(height), 0x70, 0, 0],
    ...[0x21, 0xff, 11, ...letters('NETSCAPE2.0'), 3, 1, 0, 0, 0],
  )

export const GIF_END = Uint8Array.of(0x3b)

/** A picture in numbers of colours. */
export interface Numbered {
  readonly numbers: Uint8Array<ArrayBuffer>
  readonly width: number
  /** Three bytes a colour. */
  readonly palette: Uint8Array<ArrayBuffer>
}

/**
 * A picture of a GIF (GIF89a, sections 20 to 23): of one in the colours of the picture before, only
 * what changes.
 * @param hundredths of a second that it stays.
 */
export function gifPicture(
  { numbers, width, palette }: Numbered,
  before: Numbered | undefined,
  hundredths: number,
): readonly Uint8Array<ArrayBuffer>[] {
  const shown = before?.palette === palette ? before.numbers : undefined
  const { left, top, right, bottom } = changed(numbers, shown, width)
  const part = new Uint8Array((right - left) * (bottom - top))
  let at = 0
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const number = numbers[y * width + x] ?? 0
      part[at++] = number === shown?.[y * width + x] ? THROUGH : number
    }
  }
  const table = new Uint8Array(TABLE)
  table.set(palette)
  const head = Uint8Array.of(
    // It stays below the next, and one number shows through.
    ...[0x21, 0xf9, 4, 0b101, ...two(hundredths), THROUGH, 0],
    ...[0x2c, ...two(left), ...two(top), ...two(right - left), ...two(bottom - top), 0x87],
  )
  return [head, table, compressed(part)]
}

/** The rectangle of what is another number than before; one pixel where nothing is. */
function changed(numbers: Uint8Array, shown: Uint8Array | undefined, width: number) {
  const height = numbers.length / width
  if (!shown) return { left: 0, top: 0, right: width, bottom: height }
  let [left, top, right, bottom] = [width, height, 0, 0]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (numbers[y * width + x] === shown[y * width + x]) continue
      if (x < left) left = x
      if (x >= right) right = x + 1
      if (y < top) top = y
      bottom = y + 1
    }
  }
  return right > 0 ? { left, top, right, bottom } : { left: 0, top: 0, right: 1, bottom: 1 }
}
