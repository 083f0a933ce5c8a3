import type { Rectangle } from '../../domain/board/reference.ts'
import { REFERENCE_FORMAT } from '../../domain/takes/reference-format.ts'
import { encodeJpeg } from '../../lib/dom/image.ts'
import { AppError } from '../../lib/errors.ts'
import { fitWithin, type Size } from '../../lib/geometry.ts'

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

/** JPEG quality of a picture that is changed: what it does not lose stays the same. */
const EDIT_QUALITY = 0.95

/**
 * A picture that is to be changed, at its own size: the very blob, or a JPEG of a part of it, or a
 * smaller one where the model takes no more than `most` pixels.
 * @throws AppError `picture-unreadable`
 */
export async function toEdit(picture: Blob, most: Size, part?: Rectangle): Promise<Blob> {
  try {
    const whole = await createImageBitmap(picture)
    const bitmap = part ? await cut(whole, part) : whole
    try {
      const size = fitWithin(bitmap, most)
      if (!part && size.width === bitmap.width) return picture
      return await encodeJpeg(bitmap, size, EDIT_QUALITY, '#ffffff')
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
