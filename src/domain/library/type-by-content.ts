import { pictureFormat } from '../style/picture-format.ts'

/** Types of pictures whose decoder goes by the type. */
const PICTURES: Readonly<Record<string, string>> = {
  'cmyk-jpeg': 'image/jpeg',
  heif: 'image/heif',
  svg: 'image/svg+xml',
}

/**
 * The media type of a picture or a film by its first bytes; undefined for anything else. Films are
 * ISO media (`ftyp`, ISO/IEC 14496-12), Matroska and WebM (EBML, RFC 8794).
 * @param head the first 1024 bytes, or all of a shorter file
 */
export function typeByContent(head: Uint8Array): string | undefined {
  const format = pictureFormat('', head)
  if (format) return PICTURES[format] ?? `image/${format}`
  const text = String.fromCharCode(...head.subarray(0, 8))
  if (text.slice(4) === 'ftyp') return 'video/mp4'
  return text.startsWith('\x1a\x45\xdf\xa3') ? 'video/x-matroska' : undefined
}
