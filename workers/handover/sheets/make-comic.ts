import { countedShots } from '../../../src/domain/board/counted-shots.ts'
import { shownTake } from '../../../src/domain/board/shot.ts'
import { secondsOf } from '../../../src/domain/findings/reading-time.ts'
import { rowOf } from '../../../src/domain/handover/file-kinds.ts'
import { pdfBoardOf } from '../../../src/domain/handover/pdf/board-of.ts'
import { speechesOf } from '../../../src/domain/handover/review/speeches.ts'
import { COMIC_PAGE, comicLayout } from '../../../src/domain/handover/sheets/comic-layout.ts'
import type { Frame } from '../../../src/domain/handover/sheets/contact-layout.ts'
import type { MadeFile } from '../handover.api.ts'
import type { Maker } from '../maker.ts'
import { asJpeg, type Canvas, drawPicture, INK, openSheet, strokeFrame, turned } from './canvas.ts'
import { wrapText } from './wrap-text.ts'

const FACE = 'Inter, "Noto Sans", system-ui, sans-serif'
const TEXT = 34
const LEADING = 44
const PADDING = 20
const LINE = 5
/** The most lines of a box, and the most of a panel's width that it takes. */
const MOST_LINES = 5
const WIDEST = 0.86

/** The board as pages of a comic: panels, with what happens and what is said in boxes. */
export const makeComic: Maker = async (job, tools) => {
  const shots = countedShots(job.project)
  const board = pdfBoardOf(job)
  const rtl = job.words.review.direction === 'rtl'
  const pages = comicLayout(
    shots.map((shot) => secondsOf(shot).seconds),
    board.aspect,
  )
  const files: MadeFile[] = []
  let done = 0
  for (const [at, panels] of pages.entries()) {
    const canvas = openSheet(COMIC_PAGE)
    canvas.direction = job.words.review.direction
    canvas.textAlign = 'start'
    for (const panel of panels) {
      const fact = job.pictures[panel.shot]
      const shot = shots[panel.shot]
      if (!fact || !shot) continue
      const frame = turned(panel, COMIC_PAGE.width, rtl)
      const take = shownTake(shot)
      const focus = take?.focusByHand ?? take?.focus
      await drawPicture(canvas, fact, frame, job, tools, focus)
      strokeFrame(canvas, frame, LINE)
      // What happens stands away from the subject, which mostly is in the upper half.
      const [told, said] = (focus?.y ?? 0) > 0.6 ? (['top', 'bottom'] as const) : (['bottom', 'top'] as const)
      box(canvas, 'told', shot.text, frame, told, rtl, board.language)
      const speeches = speechesOf(shot.dialogue ?? '').map(({ lines }) => lines.join(' '))
      box(canvas, 'said', speeches.join(' — '), frame, said, rtl, board.language)
      done += 1
      tools.onProgress(done / shots.length)
    }
    const name = `page-${String(at + 1).padStart(2, '0')}.jpg`
    files.push({ path: `${rowOf('comic').path}${name}`, content: await asJpeg(canvas) })
  }
  return files
}

/** What happens stands in a square corner, what is said in a round box on the other side. */
function box(
  canvas: Canvas,
  kind: 'told' | 'said',
  text: string,
  frame: Frame,
  at: 'top' | 'bottom',
  rtl: boolean,
  language: string,
): void {
  canvas.font = `${kind === 'told' ? 'italic 400' : '500'} ${TEXT}px ${FACE}`
  const measure = (one: string) => canvas.measureText(one).width
  const most = Math.max(1, Math.min(MOST_LINES, Math.floor((frame.height * 0.4) / LEADING)))
  const lines = wrapText(text, frame.width * WIDEST - 2 * PADDING, most, measure, language)
  if (lines.length === 0) return
  const width = Math.ceil(Math.max(...lines.map(measure))) + 2 * PADDING
  const height = lines.length * LEADING + 1.4 * PADDING
  const isTold = kind === 'told'
  const inset = isTold ? 0 : PADDING
  const onRight = isTold === rtl
  const x = onRight ? frame.x + frame.width - width - inset : frame.x + inset
  const y = at === 'top' ? frame.y + inset : frame.y + frame.height - height - inset
  canvas.beginPath()
  canvas.roundRect(x, y, width, height, isTold ? 0 : height / 2.6)
  canvas.fillStyle = isTold ? '#fff6df' : '#ffffff'
  canvas.fill()
  canvas.strokeStyle = INK
  canvas.lineWidth = LINE - 1
  canvas.stroke()
  canvas.fillStyle = INK
  for (const [i, line] of lines.entries()) {
    canvas.fillText(line, rtl ? x + width - PADDING : x + PADDING, y + PADDING * 0.7 + TEXT + i * LEADING - 2)
  }
}
