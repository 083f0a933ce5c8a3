import { AppError } from '../../lib/errors.ts'
import { encodeJpeg, fitWithin } from '../../lib/image.ts'

/** As large as the style picture is kept: what is larger only costs time and tokens. */
const LONGEST_SIDE = 1024
const JPEG_QUALITY = 0.85

/**
 * A drawn picture as a reference for another one: a JPEG of at most 1024 px on its long side.
 * @throws AppError `picture-unreadable`
 */
export async function asReference(picture: Blob): Promise<Blob> {
  try {
    const bitmap = await createImageBitmap(picture)
    try {
      const size = fitWithin(bitmap, { width: LONGEST_SIDE, height: LONGEST_SIDE })
      return await encodeJpeg(bitmap, size, JPEG_QUALITY, '#ffffff')
    } finally {
      bitmap.close()
    }
  } catch (cause) {
    throw new AppError('picture-unreadable', 'An earlier shot that was to go along.', { cause })
  }
}
