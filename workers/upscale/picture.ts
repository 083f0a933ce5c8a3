import { tooLarge, type UpscaleScale } from '../../src/domain/upscale.ts'
import { coded } from '../guard.ts'
import type { Rgba } from './planes.ts'

/**
 * Decodes a picture, upright by its EXIF orientation, if it can be enlarged by `scale`.
 * @throws AppError `picture-unreadable`, `picture-too-large`.
 */
export async function readPicture(file: Blob, scale: UpscaleScale): Promise<Rgba> {
  const bitmap = await createImageBitmap(file, {
    imageOrientation: 'from-image',
    premultiplyAlpha: 'none',
  }).catch((error: unknown) => {
    throw coded('picture-unreadable', '', error)
  })
  try {
    const { width, height } = bitmap
    const reason = tooLarge(bitmap, scale)
    if (reason) throw coded('picture-too-large', reason)
    const context = drawingOn(new OffscreenCanvas(width, height))
    context.drawImage(bitmap, 0, 0)
    const { data } = context.getImageData(0, 0, width, height)
    return { width, height, data: data as Uint8ClampedArray<ArrayBuffer> }
  } finally {
    bitmap.close()
  }
}

export async function encodePng({ data, width, height }: Rgba): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height)
  drawingOn(canvas).putImageData(new ImageData(data, width, height), 0, 0)
  return canvas.convertToBlob({ type: 'image/png' })
}

function drawingOn(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d')
  if (!context) throw coded('out-of-memory', 'No canvas of this size could be made.')
  return context
}
