import { countedShots } from '../../../src/domain/board/counted-shots.ts'
import { shownTake } from '../../../src/domain/board/shot.ts'
import { secondsOf } from '../../../src/domain/findings/reading-time.ts'
import { rowOf } from '../../../src/domain/handover/file-kinds.ts'
import { pdfBoardOf } from '../../../src/domain/handover/pdf/board-of.ts'
import { fill } from '../../../src/domain/handover/pdf/pdf-board.ts'
import { speechesOf } from '../../../src/domain/handover/review/speeches.ts'
import { COMIC_PAGE, comicLayout } from '../../../src/domain/handover/sheets/comic-layout.ts'
import type { Frame } from '../../../src/domain/handover/sheets/contact-layout.ts'
import type { MadeFile } from '../handover.api.ts'
import type { Maker } from '../maker.ts'
import { lacksLetter, openFaces } from '../pdf/fonts/open-faces.ts'
import { asJpeg, type Canvas, drawPicture, INK, openSheet, startOf, strokeFrame, turned } from './canvas.ts'
import { type Caption, captionOf } from './comic-caption.ts'
import { drawFullTexts } from './comic-texts.ts'

const LINE = 5

type Kind = 'told' | 'said'

/**
 * The board as pages of a comic: panels, with what happens and what is said in boxes. A text that
 * fits into none stands whole on a page after them.
 */
export const makeComic: Maker = async (job, tools) => {
  const shots = countedShots(job.project)
  const board = pdfBoardOf(job)
  const rtl = job.words.review.direction === 'rtl'
  const pages = comicLayout(
    shots.map((shot) => secondsOf(shot).seconds),
    board.aspect,
  )
  const written = JSON.stringify([shots.map(({ text: told, dialogue }) => [told, dialogue]), job.words.pdf])
  const face = await openFaces(written, board.language)
  const reference = fill(job.words.pdf.refers, { page: pages.length + 1 })
  const full: { readonly title: string; readonly texts: readonly string[] }[] = []
  const files: MadeFile[] = []
  const add = async (canvas: Canvas) => {
    const name = `page-${String(files.length + 1).padStart(2, '0')}.jpg`
    files.push({ path: `${rowOf('comic').path}${name}`, content: await asJpeg(canvas) })
  }
  const open = () => openSheet(COMIC_PAGE)
  let done = 0
  for (const panels of pages) {
    const canvas = open()
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
      const speeches = speechesOf(shot.dialogue ?? '').map(({ lines }) => lines.join(' '))
      const whole = (
        [
          ['told', shot.text, told],
          ['said', speeches.join(' — '), said],
        ] as const
      ).filter(([kind, text, at]) => {
        const measure = (one: string, size: number) => {
          canvas.font = fontOf(kind, size, text, face)
          return canvas.measureText(one).width
        }
        const caption = captionOf(text, frame, measure, board.language, reference)
        if (caption) box(canvas, fontOf(kind, caption.size, text, face), kind, caption, frame, at, rtl)
        return caption?.more
      })
      const title = fill(job.words.pdf.shot, { shot: board.shots[panel.shot]?.number ?? '' })
      if (whole.length > 0) full.push({ title, texts: whole.map(([, text]) => text) })
      done += 1
      tools.onProgress(done / shots.length)
    }
    await add(canvas)
  }
  for (const canvas of drawFullTexts(full, job.words.pdf.fullTexts, open, face, board.language))
    await add(canvas)
  const [first, ...others] = files
  return first && lacksLetter(written, face) ? [{ ...first, notes: ['no-font'] }, ...others] : files
}

/** Scripts that are written upright only. */
const UPRIGHT = /(?!\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic})\p{L}/u

const fontOf = (kind: Kind, size: number, text: string, face: string) =>
  `${kind === 'said' ? '500' : UPRIGHT.test(text) ? '400' : 'italic 400'} ${size}px ${face}`

/** What happens stands in a square corner, what is said in a round box on the other side. */
function box(
  canvas: Canvas,
  font: string,
  kind: Kind,
  { lines, size, leading, padding }: Caption,
  frame: Frame,
  at: 'top' | 'bottom',
  rtl: boolean,
): void {
  canvas.font = font
  const width = Math.ceil(Math.max(...lines.map((one) => canvas.measureText(one).width))) + 2 * padding
  const height = lines.length * leading + 1.4 * padding
  const isTold = kind === 'told'
  const inset = isTold ? 0 : padding
  const onRight = isTold === rtl
  const x = onRight ? frame.x + frame.width - width - inset : frame.x + inset
  const y = at === 'top' ? frame.y + inset : frame.y + frame.height - height - inset
  canvas.beginPath()
  canvas.roundRect(x, y, width, height, isTold ? 0 : Math.min(height / 2.6, 3 * padding))
  canvas.fillStyle = isTold ? '#fff6df' : '#ffffff'
  canvas.fill()
  canvas.strokeStyle = INK
  canvas.lineWidth = LINE - 1
  canvas.stroke()
  canvas.fillStyle = INK
  const start = startOf(canvas, lines.join(' '), x + padding, x + width - padding)
  for (const [i, line] of lines.entries()) {
    canvas.fillText(line, start, y + padding * 0.7 + size + i * leading - 2)
  }
}
