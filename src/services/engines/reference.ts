import { REFERENCE_FORMAT } from '../../domain/takes/reference-format.ts'
import { encodeJpeg } from '../../lib/dom/image.ts'
import { AppError } from '../../lib/errors.ts'
import { fitWithin } from '../../lib/geometry.ts'

/**
 * Encodes a drawn picture as a reference for another one: a JPEG, scaled down if large.
 * @throws AppError `picture-unreadable`
 */
export async function asReference(picture: Blob): Promise<Blob> {
  try {
    const { longSide, quality } = REFERENCE_FORMAT
    const bitmap = await createImageBitmap(picture)
    try {
      const size = fitWithin(bitmap, { width: longSide, height: longSide })
      return await encodeJpeg(bitmap, size, quality, '#ffffff')
    } finally {
      bitmap.close()
    }
  } catch (cause) {
    throw new AppError('picture-unreadable', { code: 'earlier-shot' }, { cause })
  }
}
