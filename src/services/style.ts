import { imageSize } from 'image-size'
import { AppError, isCancel } from '../lib/errors.ts'
import { encodeJpeg, fitWithin } from '../lib/image.ts'

const LONGEST_SIDE = 1024
const JPEG_QUALITY = 0.85
/** What is decoded at most: 100 megapixels are 400 MB as bitmap. */
const MAX_PIXELS = 100e6
/** Headers, with the largest embedded profiles and thumbnails, end well before this. */
const HEADER_BYTES = 512 * 1024

export interface PreparedStyle {
  readonly picture: Blob
  readonly width: number
  readonly height: number
}

/**
 * Decodes whatever the browser can, upright by its EXIF orientation, on white where it is transparent, and encodes it
 * as JPEG 0.85, at most 1024 px on its long side.
 * @throws AppError `style-empty`, `style-unreadable` (not a picture, damaged, or SVG), `style-too-large`.
 */
export async function prepareStyle(file: File, signal: AbortSignal): Promise<PreparedStyle> {
  if (file.size === 0) throw new AppError('style-empty', file.name)
  await refuseByHeader(file)
  signal.throwIfAborted()
  const bitmap = await decode(file)
  try {
    signal.throwIfAborted()
    const size = fitWithin(bitmap, { width: LONGEST_SIDE, height: LONGEST_SIDE })
    return { picture: await encodeJpeg(bitmap, size, JPEG_QUALITY, '#ffffff'), ...size }
  } catch (error) {
    if (isCancel(error)) throw error
    throw new AppError('style-unreadable', file.name, { cause: error })
  } finally {
    bitmap.close()
  }
}

/** Looks at the size before decoding: a few kilobytes can claim gigabytes of pixels. */
async function refuseByHeader(file: File): Promise<void> {
  const header = await file
    .slice(0, HEADER_BYTES)
    .arrayBuffer()
    .catch((cause: unknown) => {
      throw new AppError('style-unreadable', file.name, { cause })
    })
  const size = measure(new Uint8Array(header))
  if (size?.type === 'svg') {
    throw new AppError('style-unreadable', `${file.name} is an SVG drawing. Export it as PNG or JPEG first.`)
  }
  if (size && size.width * size.height > MAX_PIXELS) {
    throw new AppError('style-too-large', `${file.name} is ${size.width} × ${size.height} pixels`)
  }
}

function measure(header: Uint8Array): { width: number; height: number; type?: string } | undefined {
  try {
    return imageSize(header)
  } catch {
    // A format it does not know may still be one that the browser decodes.
    return undefined
  }
}

async function decode(file: File): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch (error) {
    throw new AppError('style-unreadable', file.name, { cause: error })
  }
}
