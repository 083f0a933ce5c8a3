import type { Rectangle } from '../../domain/board/reference.ts'
import { REFERENCE_FORMAT } from '../../domain/takes/reference-format.ts'
import { encodeJpeg } from '../../lib/dom/image.ts'
import { AppError } from '../../lib/errors.ts'
import { fitWithin } from '../../lib/geometry.ts'

/**
 * Encodes a picture, or a part of it, as a reference for another one: a JPEG, scaled down if large.
 * @throws AppError `picture-unreadable`
 */
export async function asReference(picture: Blob, part?: Rectangle): Promise<Blob> {
  try {
    const { longSide, quality } = REFERENCE_FORMAT
    const whole = await createImageBitmap(picture)
    const bitmap = part ? await cut(whole, part) : whole
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

/** The pixels of a part, at least one of them; closes the whole picture. */
async function cut(whole: ImageBitmap, { x, y, width, height }: Rectangle): Promise<ImageBitmap> {
  try {
    const [left, top] = [Math.floor(x * whole.width), Math.floor(y * whole.height)]
    const wide = Math.max(1, Math.min(whole.width - left, Math.round(width * whole.width)))
    const high = Math.max(1, Math.min(whole.height - top, Math.round(height * whole.height)))
    return await createImageBitmap(whole, left, top, wide, high)
  } finally {
    whole.close()
  }
}
