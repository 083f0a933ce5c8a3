import type { Reason } from '../../../../src/lib/details.ts'
import type { ErrorCode } from '../../../../src/lib/error-codes.ts'
import { AppError } from '../../../../src/lib/errors.ts'
import { fitWithin } from '../../../../src/lib/geometry.ts'
import { type LabImage, labImage } from './oklab.ts'
import type { Pixels } from './raster.ts'

/**
 * Decodes a picture to OKLab, upright, at most `longSide` pixels on its longer side, on white.
 * @throws an error with `code` and the detail `what` when the browser cannot decode it.
 */
export async function decode(
  picture: Blob,
  longSide: number,
  code: ErrorCode,
  what: Reason,
): Promise<LabImage> {
  const bitmap = await createImageBitmap(picture).catch((cause: unknown) => {
    throw new AppError(code, what, { cause })
  })
  try {
    const { width, height } = fitWithin(bitmap, { width: longSide, height: longSide })
    const context = context2d(width, height)
    context.imageSmoothingQuality = 'high'
    context.drawImage(bitmap, 0, 0, width, height)
    return labImage(context.getImageData(0, 0, width, height))
  } finally {
    bitmap.close()
  }
}

export async function encodePng({ width, height, data }: Pixels): Promise<Blob> {
  const context = context2d(width, height)
  const image = context.createImageData(width, height)
  image.data.set(data)
  context.putImageData(image, 0, 0)
  return context.canvas.convertToBlob({ type: 'image/png' })
}

function context2d(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!context) throw new AppError('out-of-memory', { code: 'no-canvas' })
  return context
}
