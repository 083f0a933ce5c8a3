import type { Reason } from '../../../../src/lib/details.ts'
import type { ErrorCode } from '../../../../src/lib/error-codes.ts'
import { AppError } from '../../../../src/lib/errors.ts'
import { freeArray } from '../../../../src/lib/free-array.ts'
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
  const [pixels] = await decodeSizes(picture, [longSide], code, what)
  return labImage(pixels!)
}

/**
 * Decodes a picture once to pixels of several sizes, each given by the most pixels of its longer
 * side.
 * @throws like `decode`
 */
export async function decodeSizes(
  picture: Blob,
  longSides: readonly number[],
  code: ErrorCode,
  what: Reason,
): Promise<readonly ImageData[]> {
  const bitmap = await createImageBitmap(picture).catch((cause: unknown) => {
    throw new AppError(code, what, { cause })
  })
  try {
    return longSides.map((side) => {
      const { width, height } = fitWithin(bitmap, { width: side, height: side })
      const context = context2d(width, height)
      context.imageSmoothingQuality = 'high'
      context.drawImage(bitmap, 0, 0, width, height)
      return context.getImageData(0, 0, width, height)
    })
  } finally {
    bitmap.close()
  }
}

/** Encodes pixels, which are freed. */
export async function encodePng({ width, height, data }: Pixels): Promise<Blob> {
  const context = context2d(width, height)
  const image = context.createImageData(width, height)
  image.data.set(data)
  freeArray(data)
  context.putImageData(image, 0, 0)
  freeArray(image.data)
  return context.canvas.convertToBlob({ type: 'image/png' })
}

function context2d(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!context) throw new AppError('out-of-memory', { code: 'no-canvas' })
  return context
}
