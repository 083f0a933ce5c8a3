import { rowOf } from '../../../src/domain/handover/file-kinds.ts'
import { pdfBoardOf } from '../../../src/domain/handover/pdf/board-of.ts'
import type { PdfShot } from '../../../src/domain/handover/pdf/pdf-board.ts'
import { contactLayout, type Frame } from '../../../src/domain/handover/sheets/contact-layout.ts'
import type { Maker } from '../maker.ts'
import { lacksLetter, openFaces } from '../pdf/fonts/open-faces.ts'
import { asJpeg, type Canvas, drawPicture, INK, INK_2, openSheet, strokeFrame, turned } from './canvas.ts'
import { wrapText } from './wrap-text.ts'

/** Every shot on one sheet, with its number, its length and its camera. */
export const makeContact: Maker = async (job, tools) => {
  const board = pdfBoardOf(job)
  const text = JSON.stringify([board.title, board.footer, board.header, board.shots.map(onSheet)])
  const face = await openFaces(text, board.language)
  const layout = contactLayout(board.shots.length, board.aspect)
  const rtl = job.words.review.direction === 'rtl'
  const canvas = openSheet(layout)
  canvas.direction = job.words.review.direction
  const [start, end] = rtl
    ? [layout.width - layout.margin, layout.margin]
    : [layout.margin, layout.width - layout.margin]
  const write = writer(canvas, board.language)
  const { y, size } = layout.title
  write(board.title, start, y, layout.width - 2 * layout.margin, `700 ${size}px ${face}`, INK)
  write(board.footer, start, y + 66, layout.width * 0.7, `400 36px ${face}`, INK_2)
  canvas.textAlign = 'end'
  write(board.header.join(' · '), end, y + 66, layout.width * 0.25, `400 36px ${face}`, INK_2)
  for (const [place, shot] of board.shots.entries()) {
    const own = layout.frames[place]
    const fact = job.pictures[place]
    if (!own || !fact) continue
    const frame = turned(own, layout.width, rtl)
    await drawPicture(canvas, fact, frame, job, tools)
    strokeFrame(canvas, frame, 3)
    caption(canvas, shot, frame, layout.text, rtl, write, face)
    tools.onProgress((place + 1) / board.shots.length)
  }
  const content = await asJpeg(canvas)
  return [{ path: rowOf('contact').path, content, notes: lacksLetter(text, face) ? ['no-font'] : [] }]
}

const onSheet = ({ number, camera, duration }: PdfShot) => [number, camera, duration]

type Write = ReturnType<typeof writer>

function caption(
  canvas: Canvas,
  shot: PdfShot,
  { x, y, width, height }: Frame,
  text: number,
  rtl: boolean,
  write: Write,
  face: string,
): void {
  const [start, end] = rtl ? [x + width, x] : [x, x + width]
  const first = y + height + text * 1.35
  canvas.textAlign = 'start'
  write(shot.number, start, first, width * 0.6, `700 ${text}px ${face}`, INK)
  const camera = [0.86, 0.78, 0.7].map((share) => `400 ${Math.round(text * share)}px ${face}`)
  const fits = camera.find((font) => {
    canvas.font = font
    return canvas.measureText(shot.camera).width <= width
  })
  write(shot.camera, start, first + text * 1.35, width, fits ?? camera.at(-1) ?? '', INK_2)
  canvas.textAlign = 'end'
  write(shot.duration, end, first, width * 0.4, `600 ${Math.round(text * 0.86)}px ${face}`, INK)
}

/** Writes one line; a text that is too wide for it ends in an ellipsis. */
const writer =
  (canvas: Canvas, language: string) =>
  (text: string, x: number, y: number, width: number, font: string, colour: string): void => {
    canvas.font = font
    canvas.fillStyle = colour
    const [line = ''] = wrapText(text, width, 1, (one) => canvas.measureText(one).width, language)
    // A line runs as its own first letter does, wherever it stands (UAX #9, first strong isolate).
    canvas.fillText(`\u2068${line}\u2069`, x, y)
  }
