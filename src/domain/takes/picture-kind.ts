import { toHex } from '../../lib/bytes.ts'

/** A picture type: its media type, file extension, and first bytes in hexadecimal. */
interface PictureKind {
  readonly type: string
  readonly ending: string
  readonly head: RegExp
}

/**
 * The types that some browser decodes. No SVG, because it can carry script. AVIF and HEIC differ in
 * the four-byte brands of the first box (ISO/IEC 14496-12).
 */
const KINDS: readonly PictureKind[] = [
  { type: 'image/png', ending: '.png', head: /^89504e470d0a1a0a/ },
  { type: 'image/jpeg', ending: '.jpg', head: /^ffd8ff/ },
  { type: 'image/webp', ending: '.webp', head: /^52494646.{8}57454250/ },
  // avif, avis
  { type: 'image/avif', ending: '.avif', head: /^.{8}66747970(.{8}){0,10}6176696[63]/ },
  { type: 'image/gif', ending: '.gif', head: /^47494638(37|39)61/ },
  // heic, heix, heim, heis, mif1
  { type: 'image/heic', ending: '.heic', head: /^.{8}66747970(.{8}){0,10}(686569(63|78|6d|73)|6d696631)/ },
  { type: 'image/jxl', ending: '.jxl', head: /^(ff0a|0000000c4a584c200d0a870a)/ },
  { type: 'image/jp2', ending: '.jp2', head: /^0000000c6a5020200d0a870a/ },
  { type: 'image/tiff', ending: '.tiff', head: /^(49492a00|4d4d002a)/ },
  { type: 'image/bmp', ending: '.bmp', head: /^424d/ },
]

/** Bytes needed to tell the type. */
const HEAD_BYTES = 64

/**
 * The media type by the first bytes, whatever the file's name; undefined for all else, SVG
 * included.
 */
export function pictureTypeOf(bytes: Uint8Array): string | undefined {
  const head = toHex(bytes.subarray(0, HEAD_BYTES))
  return KINDS.find((kind) => kind.head.test(head))?.type
}

/** ".png"; undefined for what is no picture. */
export function pictureEnding(type: string): string | undefined {
  return KINDS.find((kind) => kind.type === type)?.ending
}
