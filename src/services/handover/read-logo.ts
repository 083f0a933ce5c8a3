import { LOGO_SIDES, type Logo } from '../../domain/handover/logo.ts'
import { AppError } from '../../lib/errors.ts'

/**
 * A picture file as a logo: a PNG on white, for paper is white. A drawing (SVG) gets the largest
 * size; any other picture is made smaller only.
 * @throws AppError `picture-unreadable`, `out-of-memory`.
 */
export async function readLogo(file: File): Promise<Logo> {
  const url = URL.createObjectURL(file)
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    return await drawn(image, file.type === 'image/svg+xml')
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('picture-unreadable', { code: 'picture-not-decoded', type: file.type }, { cause })
  } finally {
    URL.revokeObjectURL(url)
  }
}

async function drawn(image: HTMLImageElement, grows: boolean): Promise<Logo> {
  const { naturalWidth, naturalHeight } = image
  const fitting = Math.min(LOGO_SIDES.width / naturalWidth, LOGO_SIDES.height / naturalHeight)
  const scale = grows ? fitting : Math.min(1, fitting)
  const [width = 1, height = 1] = [naturalWidth, naturalHeight].map((side) =>
    Math.max(1, Math.round(side * scale)),
  )
  const context = new OffscreenCanvas(width, height).getContext('2d', { alpha: false })
  if (!context) throw new AppError('out-of-memory', { code: 'no-canvas' })
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, width, height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(image, 0, 0, width, height)
  const png = await context.canvas.convertToBlob({ type: 'image/png' })
  return { bytes: new Uint8Array(await png.arrayBuffer()), width, height }
}
