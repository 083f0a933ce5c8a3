import { COMIC_PAGE } from '../../../src/domain/handover/sheets/comic-layout.ts'
import { type Canvas, INK, startOf } from './canvas.ts'
import { linesOf } from './wrap-text.ts'

const MARGIN = 180
const TITLE = { size: 64, leading: 120 }
const HEAD = { size: 38, leading: 62, above: 40 }
const TEXT = { size: 34, leading: 50 }

interface FullText {
  /** "Shot 12". */
  readonly title: string
  readonly texts: readonly string[]
}

/** Pages with the texts that fitted into no box, whole, in the board's order. */
export function drawFullTexts(
  full: readonly FullText[],
  title: string,
  open: () => Canvas,
  face: string,
  language: string,
): readonly Canvas[] {
  const pages: Canvas[] = []
  let y: number = COMIC_PAGE.height
  const put = (text: string, font: string, leading: number, whole = text) => {
    let page = pages.at(-1)
    if (!page || y + leading > COMIC_PAGE.height - MARGIN) {
      page = open()
      y = MARGIN
      pages.push(page)
    }
    page.font = font
    page.fillStyle = INK
    y += leading
    page.fillText(text, startOf(page, whole, MARGIN, COMIC_PAGE.width - MARGIN), y)
  }
  const bold = (size: number) => `700 ${size}px ${face}`
  const plain = `400 ${TEXT.size}px ${face}`
  for (const [i, one] of full.entries()) {
    if (i === 0) put(title, bold(TITLE.size), TITLE.leading)
    // A heading does not stand at the foot of a page alone.
    if (y + HEAD.above + HEAD.leading + 2 * TEXT.leading > COMIC_PAGE.height - MARGIN) y = COMIC_PAGE.height
    else y += HEAD.above
    put(one.title, bold(HEAD.size), HEAD.leading)
    for (const text of one.texts) {
      const measure = (line: string) => {
        const page = pages.at(-1)
        if (!page) return 0
        page.font = plain
        return page.measureText(line).width
      }
      for (const line of linesOf(text, COMIC_PAGE.width - 2 * MARGIN, measure, language))
        put(line, plain, TEXT.leading, text)
    }
  }
  return pages
}
