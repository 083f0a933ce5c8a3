import { AppError } from '../../../src/lib/errors.ts'

const POINTS_AN_INCH = 72
const QUALITY = 0.86
/** A JPEG this much finer than its print needs leaves as it is. */
const FINE_ENOUGH = 1.3

/** In points. */
interface Place {
  readonly width: number
  readonly height: number
}

const pixelsAcross = ({ width }: Place, dpi: number) => Math.round((width / POINTS_AN_INCH) * dpi)

/**
 * A picture as JPEG in the pixels that its print needs. A plain JPEG that is not much larger passes
 * byte for byte.
 * @param dpi pixels an inch of print. @throws AppError `picture-unreadable`, `out-of-memory`.
 */
export const jpegFor = async (picture: Blob, box: Place, dpi: number): Promise<Uint8Array> =>
  jpegOf(await openedFor(picture, box, dpi), box, dpi)

/**
 * The first half of `jpegFor`, which browsers do on another thread: the picture decoded, or the
 * bytes of a JPEG that passes. @throws AppError `picture-unreadable`.
 */
export async function openedFor(picture: Blob, box: Place, dpi: number): Promise<Uint8Array | ImageBitmap> {
  const bytes = new Uint8Array(await picture.arrayBuffer())
  const width = plainJpegWidth(bytes)
  if (width !== undefined && width <= pixelsAcross(box, dpi) * FINE_ENOUGH) return bytes
  return createImageBitmap(picture).catch((cause: unknown) => {
    throw new AppError('picture-unreadable', { code: 'picture-not-decoded', type: picture.type }, { cause })
  })
}

/** The second half, which closes the picture. @throws AppError `out-of-memory`. */
export async function jpegOf(opened: Uint8Array | ImageBitmap, box: Place, dpi: number): Promise<Uint8Array> {
  if (opened instanceof Uint8Array) return opened
  const scale = Math.min(1, pixelsAcross(box, dpi) / opened.width)
  const [across, down] = [opened.width, opened.height].map((side) => Math.max(1, Math.round(side * scale)))
  const context = new OffscreenCanvas(across ?? 1, down ?? 1).getContext('2d', { alpha: false })
  if (!context) throw new AppError('out-of-memory', { code: 'no-canvas' })
  context.imageSmoothingQuality = 'high'
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, context.canvas.width, context.canvas.height)
  context.drawImage(opened, 0, 0, context.canvas.width, context.canvas.height)
  opened.close()
  const jpeg = await context.canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY })
  return new Uint8Array(await jpeg.arrayBuffer())
}

const START = 0xffd8
/** Markers of frames (ITU-T T.81, B.1.1.3) that PDF readers know: baseline and progressive. */
const FRAMES = [0xffc0, 0xffc1, 0xffc2]
const EXIF = 0xffe1
const SCAN = 0xffda
const COLOURS = [1, 3]

/**
 * Width in pixels of a JPEG in grey or three colours; undefined for any other file, and for one
 * with Exif, which may turn it round or tell where it was taken.
 */
export function plainJpegWidth(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.byteLength < 4 || view.getUint16(0) !== START) return undefined
  let width: number | undefined
  for (let at = 2; at + 10 <= view.byteLength; ) {
    const marker = view.getUint16(at)
    if (marker < 0xff00 || marker === EXIF) return undefined
    if (marker === SCAN) return width
    if (FRAMES.includes(marker)) {
      const isKnown = view.getUint8(at + 4) === 8 && COLOURS.includes(view.getUint8(at + 9))
      if (!isKnown) return undefined
      width = view.getUint16(at + 7)
    }
    at += 2 + view.getUint16(at + 2)
  }
  return undefined
}
