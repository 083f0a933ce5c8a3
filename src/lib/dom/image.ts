import { AppError } from '../errors.ts'
import type { Size } from '../geometry.ts'

/** Draws a bitmap at another size on a background colour and encodes it as JPEG (quality 0–1). */
export const encodeJpeg = (bitmap: ImageBitmap, size: Size, quality: number, ground: string): Promise<Blob> =>
  scaled(bitmap, size, ground).convertToBlob({ type: 'image/jpeg', quality })

/**
 * A bitmap at another size on a background colour. Large reductions go by halves, because canvas
 * smoothing samples too few pixels beyond a factor of two.
 */
export function scaled(bitmap: ImageBitmap, size: Size, ground: string): OffscreenCanvas {
  let source: ImageBitmap | OffscreenCanvas = bitmap
  let { width, height } = bitmap
  while (width > size.width * 2 && height > size.height * 2) {
    width = Math.ceil(width / 2)
    height = Math.ceil(height / 2)
    source = draw(source, width, height, ground)
  }
  return draw(source, size.width, size.height, ground)
}

function draw(
  source: ImageBitmap | OffscreenCanvas,
  width: number,
  height: number,
  ground: string,
): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new AppError('out-of-memory', { code: 'no-canvas' })
  context.fillStyle = ground
  context.fillRect(0, 0, width, height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(source, 0, 0, width, height)
  return canvas
}
