import { encodeJpeg } from '../../../lib/dom/image.ts'
import { fitWithin } from '../../../lib/geometry.ts'

/** Longer side in pixels: a small model sees no more, and a larger one fills what it can hold. */
const LONG_SIDE = 512
const QUALITY = 0.85

/** A frame as the browser's model gets it. */
export async function shrink(picture: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(picture)
  try {
    const size = fitWithin(bitmap, { width: LONG_SIDE, height: LONG_SIDE })
    return await encodeJpeg(bitmap, size, QUALITY, '#ffffff')
  } finally {
    bitmap.close()
  }
}
