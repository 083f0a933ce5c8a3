import { tooLarge, type UpscaleFormat, type UpscaleScale } from '../../src/domain/upscale/upscale.ts'
import { AppError } from '../../src/lib/errors.ts'
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
    throw new AppError('picture-unreadable', undefined, { cause: error })
  })
  try {
    const reason = tooLarge(bitmap, scale)
    if (reason) throw new AppError('picture-too-large', reason)
    return pixelsOf(bitmap)
  } finally {
    bitmap.close()
  }
}

/**
 * Encodes the picture; falls back to PNG where `format` is not available losslessly. The file's
 * type says which it is.
 */
export async function encodePicture(picture: Rgba, format: UpscaleFormat): Promise<Blob> {
  const canvas = canvasOf(picture)
  if (format === 'webp' && (await writesLosslessWebp())) {
    const file = await canvas.convertToBlob(WEBP)
    // A side too long for WebP gives another format.
    if (file.type === WEBP.type) return file
  }
  return canvas.convertToBlob({ type: 'image/png' })
}

/** Quality 1 is lossless in Chromium only; elsewhere it is merely high. */
const WEBP = { type: 'image/webp', quality: 1 }

let lossless: Promise<boolean> | undefined

/** True where this browser writes lossless WebP: noise, the hardest input, round-trips exactly. */
export function writesLosslessWebp(): Promise<boolean> {
  lossless ??= roundTrip()
  return lossless
}

async function roundTrip(): Promise<boolean> {
  const side = 64
  const data = new Uint8ClampedArray(side * side * 4)
  crypto.getRandomValues(data)
  // Half of it opaque, as most pictures are.
  for (let i = 3; i < data.length / 2; i += 4) data[i] = 255
  const canvas = canvasOf({ width: side, height: side, data })
  const file = await canvas.convertToBlob(WEBP)
  if (file.type !== WEBP.type) return false
  const bitmap = await createImageBitmap(file, { premultiplyAlpha: 'none', colorSpaceConversion: 'none' })
  const [written, read] = [pixelsOf(canvas).data, pixelsOf(bitmap).data]
  bitmap.close()
  return written.every((value, i) => value === read[i])
}

function canvasOf({ data, width, height }: Rgba): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height)
  drawingOn(canvas).putImageData(new ImageData(data, width, height), 0, 0)
  return canvas
}

function pixelsOf(source: ImageBitmap | OffscreenCanvas): Rgba {
  const { width, height } = source
  const context = drawingOn(new OffscreenCanvas(width, height))
  context.drawImage(source, 0, 0)
  const { data } = context.getImageData(0, 0, width, height)
  return { width, height, data: data as Uint8ClampedArray<ArrayBuffer> }
}

function drawingOn(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d')
  if (!context) throw new AppError('out-of-memory', { code: 'no-canvas-of-size' })
  return context
}
