import { pictureTypeOf } from '../../../src/domain/takes/picture-kind.ts'
import { toHex } from '../../../src/lib/bytes.ts'

type Bytes = Uint8Array<ArrayBuffer>

/**
 * The picture without what a program wrote beside its pixels: many servers put the prompt there.
 * The very same file where there is nothing of it.
 */
export async function withoutWords(picture: Blob): Promise<Blob> {
  const bytes = new Uint8Array(await picture.arrayBuffer())
  const kept = KEPT[pictureTypeOf(bytes) ?? '']?.(bytes) ?? [bytes]
  const length = kept.reduce((sum, piece) => sum + piece.length, 0)
  return length === bytes.length ? picture : new Blob(kept, { type: picture.type })
}

/** The pieces of a file that stay, by its type. */
const KEPT: Readonly<Record<string, (bytes: Bytes) => Bytes[]>> = {
  'image/png': keptOfPng,
  'image/jpeg': keptOfJpeg,
  'image/webp': keptOfWebp,
}

const textAt = (bytes: Bytes, at: number, length: number) =>
  Array.from(bytes.subarray(at, at + length), (byte) => String.fromCharCode(byte)).join('')
const viewOf = (bytes: Bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Text and EXIF (PNG, third edition, 11.3.3 and 11.3.4). */
const PNG_TOLD = ['tEXt', 'zTXt', 'iTXt', 'eXIf']
const PNG_HEAD = 8

function keptOfPng(bytes: Bytes): Bytes[] {
  const kept = [bytes.subarray(0, PNG_HEAD)]
  let at = PNG_HEAD
  while (at + 12 <= bytes.length) {
    const end = at + 12 + viewOf(bytes).getUint32(at)
    if (!PNG_TOLD.includes(textAt(bytes, at + 4, 4))) kept.push(bytes.subarray(at, end))
    at = end
  }
  return [...kept, bytes.subarray(at)]
}

/** A comment, and the segment of EXIF and XMP (ITU-T T.81, B.1; EXIF 2.3, 4.5.4). */
const COMMENT = 0xfe
const APP1 = 0xe1
/** The pixels follow: no length tells where they end. */
const SCAN = 0xda

function keptOfJpeg(bytes: Bytes): Bytes[] {
  const kept = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== SCAN) {
    const end = at + 2 + viewOf(bytes).getUint16(at + 2)
    const part = bytes.subarray(at, end)
    if (part[1] !== COMMENT && (part[1] !== APP1 || turns(part))) kept.push(part)
    at = end
  }
  return [...kept, bytes.subarray(at)]
}

/** The orientation of EXIF in either order of bytes, where it is not 1. */
const TURNED = ['0112000300000001000[2-8]', '12010300010000000[2-8]00'].map((hex) => new RegExp(hex))

/** EXIF that turns the picture stays: without it the picture would lie on its side. */
function turns(exif: Bytes): boolean {
  const hex = toHex(exif)
  return TURNED.some((pattern) => pattern.test(hex))
}

/** EXIF and XMP of WebP, and the bits that announce them (RFC 9649, 2.7). */
const WEBP_TOLD: Readonly<Record<string, number>> = { EXIF: 8, 'XMP ': 4 }
const RIFF_HEAD = 12

function keptOfWebp(bytes: Bytes): Bytes[] {
  const head = bytes.slice(0, RIFF_HEAD)
  const kept: Bytes[] = []
  let gone = 0
  for (let at = RIFF_HEAD; at + 8 <= bytes.length; ) {
    const size = viewOf(bytes).getUint32(at + 4, true)
    const part = bytes.slice(at, at + 8 + size + (size % 2))
    const bit = WEBP_TOLD[textAt(part, 0, 4)]
    if (bit) gone |= bit
    else kept.push(part)
    at += part.length
  }
  if (gone === 0) return [bytes]
  const [first] = kept
  if (first && textAt(first, 0, 4) === 'VP8X') first[8] = (first[8] ?? 0) & ~gone
  viewOf(head).setUint32(4, 4 + kept.reduce((sum, { length }) => sum + length, 0), true)
  return [head, ...kept]
}
