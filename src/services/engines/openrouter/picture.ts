import { AppError } from '../../../lib/errors.ts'

/** Pixels of a picture, or a rejection when it cannot be decoded. */
export type ReadSize = (picture: Blob) => Promise<{ readonly width: number; readonly height: number }>

/** By its first bytes, whatever it was called; undefined for all else, SVG (which can carry script) included. */
export function sniffPicture(bytes: Uint8Array): 'image/png' | 'image/jpeg' | 'image/webp' | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 12))
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'image/webp'
  return undefined
}

/** Decodes the picture once, which also proves that it can be shown. */
export const decodedSize: ReadSize = async (picture) => {
  const bitmap = await createImageBitmap(picture)
  const { width, height } = bitmap
  bitmap.close()
  return { width, height }
}

/** @throws AppError `bad-response` when the bytes are not a picture of a kind that is taken, or a broken one. */
export async function openPicture(bytes: Uint8Array<ArrayBuffer>, readSize: ReadSize) {
  const type = sniffPicture(bytes)
  if (!type) throw new AppError('bad-response', 'What arrived is not a PNG, JPEG or WebP picture.')
  const picture = new Blob([bytes], { type })
  const size = await readSize(picture).catch((cause: unknown) => {
    throw new AppError('bad-response', 'The picture that arrived is damaged.', { cause })
  })
  return { picture, ...size }
}
