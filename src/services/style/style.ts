import { imageSize } from 'image-size'
import { pictureFormat } from '../../domain/style/picture-format.ts'
import { REFERENCE_FORMAT } from '../../domain/takes/reference-format.ts'
import type { Detail } from '../../lib/details.ts'
import { encodeJpeg } from '../../lib/dom/image.ts'
import { AppError, isCancel } from '../../lib/errors.ts'
import { fitWithin } from '../../lib/geometry.ts'
import { MAX_PIXELS, type OpenOptions, openPicture } from './picture-file.ts'

/** Headers end well before this, even with the largest embedded profiles and thumbnails. */
const HEADER_BYTES = 512 * 1024

export interface PreparedPicture {
  readonly picture: Blob
  readonly width: number
  readonly height: number
  /** The file is truncated: this is its readable part. */
  readonly cut: boolean
}

/** The JPEG that a picture becomes. */
interface JpegFormat {
  /** JPEG quality, 0 to 1. */
  readonly quality: number
  /** Longer side in pixels at most. */
  readonly longSide: number
}

/** A style picture, encoded as a reference. Throws as `preparePicture` does. */
export const prepareStyle = (file: File, signal: AbortSignal, onShare?: (share: number) => void) =>
  preparePicture(file, REFERENCE_FORMAT, signal, onShare)

/**
 * Decodes a picture of any format that the browser or the photo formats read, upright, in sRGB, on
 * white where transparent, and encodes it. `onShare` gets the downloaded share of the photo
 * formats, 0…1.
 * @throws AppError `style-empty`, `style-unreadable` (no picture, damaged, a drawing, a raw file),
 * `style-too-large`, `download-failed`, `cancelled`.
 */
export async function preparePicture(
  file: File,
  { longSide, quality }: JpegFormat,
  signal: AbortSignal,
  onShare?: (share: number) => void,
): Promise<PreparedPicture> {
  if (file.size === 0) throw new AppError('style-empty', file.name)
  const head = await headOf(file)
  const format = pictureFormat(file.name, head)
  if (format === 'svg') throw unreadable({ code: 'is-svg', name: file.name })
  if (format === 'camera-raw') {
    throw unreadable({ code: 'is-camera-raw', name: file.name })
  }
  refuseBySize(file.name, head)
  signal.throwIfAborted()
  const options: OpenOptions = { format, longSide, signal, ...(onShare ? { onShare } : {}) }
  const { bitmap, cut } = await openPicture(file, options)
  try {
    signal.throwIfAborted()
    const size = fitWithin(bitmap, { width: longSide, height: longSide })
    return { picture: await encodeJpeg(bitmap, size, quality, '#ffffff'), ...size, cut }
  } catch (error) {
    if (isCancel(error)) throw error
    throw new AppError('style-unreadable', file.name, { cause: error })
  } finally {
    bitmap.close()
  }
}

const unreadable = (detail: Detail) => new AppError('style-unreadable', detail)

async function headOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer())
  } catch (cause) {
    throw new AppError('style-unreadable', file.name, { cause })
  }
}

/** Checks the size before decoding: a few kilobytes can claim gigabytes of pixels. */
function refuseBySize(name: string, head: Uint8Array): void {
  const size = measure(head)
  if (size && size.width * size.height > MAX_PIXELS) {
    throw new AppError('style-too-large', { code: 'picture-size', name, ...size })
  }
}

function measure(head: Uint8Array): { width: number; height: number } | undefined {
  try {
    return imageSize(head)
  } catch {
    // An unknown format may still have a decoder.
    return undefined
  }
}
