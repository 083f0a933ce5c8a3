import type { PhotoApi } from '../../../workers/style/photo.api.ts'
import type { PictureFormat } from '../../domain/style/picture-format.ts'
import { runWorker } from '../../lib/dom/run-worker.ts'
import { AppError } from '../../lib/errors.ts'

/** The decoding limit: 100 megapixels take 400 MB as a bitmap. */
export const MAX_PIXELS = 100e6

export interface OpenedPicture {
  /** Upright; may be transparent. The caller closes it. */
  readonly bitmap: ImageBitmap
  /** The file is truncated: the bitmap is its readable part. */
  readonly cut: boolean
}

export interface OpenOptions {
  /** Undefined for a format that only the browser may know. */
  readonly format: PictureFormat | undefined
  /** The longest side of a picture that the browser cannot read and the photo formats decode. */
  readonly longSide: number
  readonly signal: AbortSignal
  /** Gets the downloaded share of the photo formats, 0…1, when they are needed. */
  readonly onShare?: (share: number) => void
}

const startPhotoWorker = () =>
  new Worker(new URL('../../../workers/style/photo.worker.ts', import.meta.url), { type: 'module' })

/** Formats that some browsers do not read, or read with wrong colours (CMYK). */
const BY_PHOTO_FORMATS: ReadonlySet<PictureFormat> = new Set([
  'cmyk-jpeg',
  'heif',
  'tiff',
  'jpeg-2000',
  'jpeg-xl',
  'psd',
])

/**
 * Opens a picture file with the browser's decoder, which also shows the upper part of a truncated
 * file, else with the photo formats, downloaded on first use.
 * @throws AppError `style-unreadable`, `style-too-large`, `download-failed`, `cancelled`.
 */
export async function openPicture(file: File, options: OpenOptions): Promise<OpenedPicture> {
  const { format } = options
  if (format !== 'cmyk-jpeg') {
    const opened = (await openWhole(file)) ?? (await openCut(file))
    options.signal.throwIfAborted()
    if (opened) return opened
  }
  if (format && BY_PHOTO_FORMATS.has(format)) return openByPhotoFormats(file, options)
  throw new AppError('style-unreadable', file.name)
}

async function openWhole(file: File): Promise<OpenedPicture | undefined> {
  try {
    return { bitmap: await createImageBitmap(file, { imageOrientation: 'from-image' }), cut: false }
  } catch {
    return undefined
  }
}

/** Less than this share of a picture's height shows nothing of how it is drawn. */
const LEAST_PART = 0.1

/** An image element renders the readable part of a file and leaves the missing rows transparent. */
async function openCut(file: File): Promise<OpenedPicture | undefined> {
  const url = URL.createObjectURL(file)
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const rows = rowsThere(image)
    // createImageBitmap refuses a broken image; drawImage does not.
    return rows > 0 && rows >= LEAST_PART * image.naturalHeight
      ? { bitmap: draw(image, image.naturalWidth, rows).canvas.transferToImageBitmap(), cut: true }
      : undefined
  } catch {
    return undefined
  } finally {
    URL.revokeObjectURL(url)
  }
}

function draw(image: HTMLImageElement, width: number, height: number) {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new AppError('out-of-memory', { code: 'no-canvas' })
  context.drawImage(image, 0, 0, width, image.naturalHeight)
  return { canvas, context }
}

/** The number of rows present from the top, measured on a narrow copy. */
function rowsThere(image: HTMLImageElement): number {
  const width = Math.min(image.naturalWidth, 64)
  const { data } = draw(image, width, image.naturalHeight).context.getImageData(
    0,
    0,
    width,
    image.naturalHeight,
  )
  let last = data.length - 1
  while (last >= 0 && data[last] === 0) last -= 4
  return Math.floor((last + 1) / 4 / width)
}

async function openByPhotoFormats(
  file: File,
  { longSide, signal, onShare }: OpenOptions,
): Promise<OpenedPicture> {
  onShare?.(0)
  const onBytes = (done: number, total: number) => onShare?.(done / total)
  try {
    const { bitmap } = await runWorker<PhotoApi, { bitmap: ImageBitmap }>(
      startPhotoWorker,
      (api, during) => api.decode(file, { longSide, pixels: MAX_PIXELS }, during(onBytes)),
      signal,
    )
    return { bitmap, cut: false }
  } catch (error) {
    if (error instanceof AppError && error.code === 'style-unreadable') {
      throw new AppError('style-unreadable', file.name, { cause: error })
    }
    throw error
  }
}
