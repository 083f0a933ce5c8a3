import { placed } from './fit.ts'
import type { Block, Box, Part } from './page.ts'
import { type Paragraph, paragraph, type Setting, shotParagraphs } from './paragraphs.ts'
import { fill, type PdfBoard, type PdfShot } from './pdf-board.ts'
import type { Area, Body } from './sheet.ts'

const COLUMNS = 2
const GUTTER = 24
/** Above a shot's heading. */
const ABOVE = 12
/** Lines that stay together at the foot of a column. */
const TOGETHER = 2

interface Texts {
  readonly bodies: readonly Body[]
  /** Index of the body on which the text of each shot begins. */
  readonly begins: ReadonlyMap<number, number>
}

/** The texts of the shots that did not fit, whole, in two columns. */
export function fullTexts(board: PdfBoard, shots: readonly number[], area: Area, setting: Setting): Texts {
  const width = (area.width - GUTTER * (COLUMNS - 1)) / COLUMNS
  const pages: { artifacts: Box[]; parts: Part[] }[] = []
  const begins = new Map<number, number>()
  let column = COLUMNS
  let y = area.height
  const bottom = area.height
  const next = () => {
    column += 1
    y = 0
    if (column < COLUMNS) return
    column = 0
    pages.push({ artifacts: [], parts: [] })
    if (pages.length > 1) return
    const title = placeLines(
      [paragraph(setting.words.fullTexts, setting.styles.heading, area.width, setting)],
      area,
      0,
    )
    pages[0]?.parts.push({ tag: 'Sect', blocks: [{ tag: 'H2', boxes: title.boxes }] })
  }
  const titleHeight = () => (pages.length === 1 ? setting.styles.heading.leading + ABOVE : 0)
  const start = () => {
    next()
    y = titleHeight()
  }
  const placeLines = (paragraphs: readonly Paragraph[], at: Area, top: number) => {
    const x = at.x + Math.max(0, column) * (width + GUTTER)
    const { texts, rules, bottom: end } = placed(paragraphs, { x, top: at.y + top, width })
    return { boxes: texts.flat(), rules, end: end - at.y }
  }
  for (const shot of shots) {
    const one = board.shots[shot] as PdfShot
    const heading = paragraph(
      fill(setting.words.shot, { shot: one.number }),
      setting.styles.number,
      width,
      setting,
    )
    const paragraphs = shotParagraphs(one, width, setting)
    const least = ABOVE + heading.leading + heading.gap + TOGETHER * setting.styles.text.leading
    if (y + least > bottom) start()
    else y += ABOVE
    let blocks: Block[] = []
    const flush = () => {
      if (blocks.length > 0) pages.at(-1)?.parts.push({ tag: 'Sect', blocks })
      blocks = []
    }
    const put = (tag: 'H3' | 'P', one: Paragraph) => {
      const { boxes, rules, end } = placeLines([one], area, y)
      blocks.push({ tag, boxes })
      pages.at(-1)?.artifacts.push(...rules)
      y = end
    }
    begins.set(shot, pages.length - 1)
    put('H3', heading)
    for (const whole of paragraphs) {
      let rest = whole
      while (rest.lines.length > 0) {
        const count = Math.floor((bottom - y - rest.gap + 0.01) / rest.leading)
        if (count < Math.min(TOGETHER, rest.lines.length) && y > titleHeight()) {
          flush()
          start()
          continue
        }
        const taken = Math.max(1, count)
        put('P', { ...rest, lines: rest.lines.slice(0, taken) })
        rest = {
          ...rest,
          lines: rest.lines.slice(taken),
          ...(rest.speaker ? { speaker: { ...rest.speaker, text: '' } } : {}),
        }
      }
    }
    flush()
  }
  return { bodies: pages, begins }
}
