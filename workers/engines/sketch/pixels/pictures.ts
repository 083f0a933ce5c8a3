import type { Problem } from '../../../../src/domain/problem.ts'
import { coded } from '../../../guard.ts'
import { type LabImage, labImage } from './oklab.ts'
import type { Pixels } from './raster.ts'

/**
 * Decodes a picture to OKLab, upright, its longer side at most `longSide` pixels, transparent parts
 * on white.
 * @throws an error coded `code`, with `what` as its text, when the browser cannot decode it.
 */
export async function decode(
  picture: Blob,
  longSide: number,
  code: Problem['code'],
  what: string,
): Promise<LabImage> {
  const bitmap = await createImageBitmap(picture).catch((cause: unknown) => {
    throw coded(code, what, cause)
  })
  try {
    const scale = Math.min(1, longSide / Math.max(bitmap.width, bitmap.height))
    const width = Math.max(1, Math.round(bitmap.width * scale))
    const height = Math.max(1, Math.round(bitmap.height * scale))
    const context = context2d(width, height)
    context.imageSmoothingQuality = 'high'
    context.drawImage(bitmap, 0, 0, width, height)
    return labImage(context.getImageData(0, 0, width, height))
  } finally {
    bitmap.close()
  }
}

/** Encodes pixels as PNG. */
export async function encodePng({ width, height, data }: Pixels): Promise<Blob> {
  const context = context2d(width, height)
  const image = context.createImageData(width, height)
  image.data.set(data)
  context.putImageData(image, 0, 0)
  return context.canvas.convertToBlob({ type: 'image/png' })
}

function context2d(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!context) throw coded('out-of-memory', 'The browser gave no canvas to draw on.')
  return context
}
