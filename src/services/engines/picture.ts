import { pictureTypeOf } from '../../domain/takes/picture-kind.ts'
import type { Detail } from '../../lib/details.ts'
import { AppError } from '../../lib/errors.ts'

/** Measures a picture in pixels; rejects when it cannot be decoded. */
export type ReadSize = (picture: Blob) => Promise<{ readonly width: number; readonly height: number }>

/** Decodes the picture once, which also proves that it can be shown. */
export const decodedSize: ReadSize = async (picture) => {
  const bitmap = await createImageBitmap(picture)
  const { width, height } = bitmap
  bitmap.close()
  return { width, height }
}

export interface OpenedPicture {
  readonly picture: Blob
  readonly width: number
  readonly height: number
}

/**
 * @throws AppError `picture-not-shown`, with the bytes, when they are no picture or one that cannot
 * be decoded here.
 */
export async function openPicture(
  bytes: Uint8Array<ArrayBuffer>,
  readSize: ReadSize,
): Promise<OpenedPicture> {
  const type = pictureTypeOf(bytes)
  const unshown = (detail: Detail, options: { cause?: unknown } = {}) =>
    new AppError('picture-not-shown', detail, { ...options, came: { file: { bytes, type: type ?? '' } } })
  if (!type) throw unshown({ code: 'picture-unknown' })
  const picture = new Blob([bytes], { type })
  const size = await readSize(picture).catch((cause: unknown) => {
    throw unshown({ code: 'picture-not-decoded', type }, { cause })
  })
  return { picture, ...size }
}
