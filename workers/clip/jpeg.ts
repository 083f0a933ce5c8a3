import { FRAME_FORMAT } from '../../src/domain/clip/frame-format.ts'
import { AppError } from '../../src/lib/errors.ts'
import type { Size } from '../../src/lib/geometry.ts'

/**
 * Encodes RGBA pixels as a frame's JPEG. The browser's encoder runs in parallel with the decoder.
 */
export async function toJpeg(rgba: Uint8Array<ArrayBuffer>, { width, height }: Size): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) throw new AppError('out-of-memory', { code: 'no-canvas' })
  const pixels = new Uint8ClampedArray(rgba.buffer, rgba.byteOffset, rgba.byteLength)
  context.putImageData(new ImageData(pixels, width, height), 0, 0)
  return await canvas.convertToBlob({ type: 'image/jpeg', quality: FRAME_FORMAT.quality })
}
