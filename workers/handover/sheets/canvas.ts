import type { HandoverJob, PictureFact } from '../../../src/domain/handover/job.ts'
import { isRightToLeft } from '../../../src/domain/handover/pdf/break-lines.ts'
import type { Frame } from '../../../src/domain/handover/sheets/contact-layout.ts'
import { AppError } from '../../../src/lib/errors.ts'
import type { MakerTools } from '../maker.ts'
import { pictureOf } from '../pictures/picture-of.ts'

export type Canvas = OffscreenCanvasRenderingContext2D

export const INK = '#1d1b18'
export const INK_2 = '#625d55'
const PAPER = '#ffffff'
const QUALITY = 0.9

/** An empty white sheet. @throws AppError `out-of-memory`. */
export function openSheet({ width, height }: { readonly width: number; readonly height: number }): Canvas {
  const canvas = new OffscreenCanvas(width, height).getContext('2d', { alpha: false })
  if (!canvas) throw new AppError('out-of-memory', { code: 'no-canvas' })
  canvas.fillStyle = PAPER
  canvas.fillRect(0, 0, width, height)
  canvas.imageSmoothingQuality = 'high'
  return canvas
}

/**
 * Turns a sheet to how a text runs, by its first letter. @returns where its lines start, of the
 * left and the right edge.
 */
export function startOf(canvas: Canvas, text: string, left: number, right: number): number {
  const rtl = isRightToLeft(text)
  canvas.direction = rtl ? 'rtl' : 'ltr'
  canvas.textAlign = 'start'
  return rtl ? right : left
}

export const asJpeg = ({ canvas }: Canvas) => canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY })

/** On a sheet that is read from right to left, places turn round. */
export const turned = (frame: Frame, width: number, rtl: boolean): Frame =>
  rtl ? { ...frame, x: width - frame.x - frame.width } : frame

/**
 * Draws a shot's picture, or its placeholder, so that it fills a frame.
 * @param middle what of the picture stays in sight where it is cut: shares of its sides.
 * @throws AppError `picture-gone`, `picture-unreadable`.
 */
export async function drawPicture(
  canvas: Canvas,
  fact: PictureFact,
  { x, y, width, height }: Frame,
  job: HandoverJob,
  tools: MakerTools,
  middle: { readonly x: number; readonly y: number } = { x: 0.5, y: 0.5 },
): Promise<void> {
  const picture = await pictureOf(fact, job, tools)
  const bitmap = await createImageBitmap(picture).catch((cause: unknown) => {
    throw new AppError('picture-unreadable', { code: 'picture-not-decoded', type: picture.type }, { cause })
  })
  const scale = Math.max(width / bitmap.width, height / bitmap.height)
  const [across, down] = [width / scale, height / scale]
  const from = (whole: number, part: number, at: number) =>
    Math.min(whole - part, Math.max(0, at * whole - part / 2))
  const left = from(bitmap.width, across, middle.x)
  const top = from(bitmap.height, down, middle.y)
  canvas.drawImage(bitmap, left, top, across, down, x, y, width, height)
  bitmap.close()
}

export function strokeFrame(canvas: Canvas, { x, y, width, height }: Frame, line: number): void {
  canvas.strokeStyle = INK
  canvas.lineWidth = line
  canvas.strokeRect(x, y, width, height)
}
