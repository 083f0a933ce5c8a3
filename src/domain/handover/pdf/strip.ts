import { fitted, placed } from './fit.ts'
import type { Block, Box, Part } from './page.ts'
import { besideCaption, pairBlocks, pairHeight, pairWidth } from './pair.ts'
import { type Setting, shotParagraphs, totalHeight } from './paragraphs.ts'
import type { PdfBoard, PdfShot } from './pdf-board.ts'
import { paginate } from './rows.ts'
import { type Area, type Body, lineOf, ruleOf } from './sheet.ts'
import { timeBoxes } from './times.ts'

/** Above and below a row; between columns. */
const ROW_PAD = 13.5
const GAP = 13.5
/** Usual height of a row, and between the lines for notes. */
const ROW = 165
const NOTE_LINE = 19
const HEAD = 15
/** Shares of the width: pictures at most, and notes. */
const PICTURE_SHARE = 0.453
const NOTES_SHARE = 0.23
const LONGEST_LINE = 56
const TALLEST = 0.6

/** Rows with the picture at the left, what is seen and heard beside it, and lines for notes. */
export function stripBodies(board: PdfBoard, area: Area, setting: Setting): readonly Body[] {
  const { styles, options, words } = setting
  const rows = Math.max(2, Math.round((area.height - HEAD) / ROW))
  const body = { ...area, y: area.y + HEAD, height: area.height - HEAD }
  const usual = body.height / rows
  const widest = pairHeight(board, area.width * PICTURE_SHARE, setting)
  const picture = Math.min(widest, usual - 2 * ROW_PAD)
  const notes = options.shows.includes('noteLines') ? area.width * NOTES_SHARE : 0
  const textX = area.x + pairWidth(board, picture, setting) + GAP
  const notesX = area.x + area.width - notes
  const textEnd = Math.min(notes > 0 ? notesX - GAP : notesX, textX + LONGEST_LINE * styles.text.size)
  const width = textEnd - textX
  const taken = 2 * ROW_PAD + styles.number.leading
  const room = { tallest: Math.max(usual, body.height * TALLEST) - taken, usual: usual - taken }
  const texts = board.shots.map((_, i) => {
    const told = besideCaption(board, i, picture, setting)
    return fitted(shotParagraphs(told, width, setting), room, width, i, setting)
  })
  const heights = texts.map(
    (text) => 2 * ROW_PAD + Math.max(picture, styles.number.leading + totalHeight(text)),
  )
  const pages = paginate(heights, { height: body.height, gap: 0, most: rows, usual })
  const columns = [
    ...([
      [area.x, words.columns.picture, textX - GAP],
      [textX, words.columns.seen, textEnd],
    ] as const),
    ...(notes > 0 ? [[notesX, words.columns.notes, area.x + area.width] as const] : []),
  ]
  const heads = columns.flatMap(([x, label, end]): Box[] => [
    lineOf(label, styles.foot, x, area.y, setting),
    ruleOf(x, area.y + 7.5, end),
  ])
  return pages.map((page) => {
    const artifacts: Box[] = [...heads]
    const parts: Part[] = []
    for (const { row, top, height } of page) {
      const shot = board.shots[row] as PdfShot
      const y = body.y + top + ROW_PAD
      const first = y + styles.number.size * 0.9
      const number = options.shows.includes('number')
        ? [lineOf(shot.number, styles.number, textX, first, setting)]
        : []
      const below = placed(texts[row] ?? [], { x: textX, top: y + styles.number.leading, width })
      const times = timeBoxes(shot, textEnd, first, setting)
      const blocks: Block[] = [
        ...(number.length > 0 ? [{ tag: 'H2', boxes: number } as const] : []),
        ...pairBlocks(board, row, { x: area.x, y, height: picture }, setting),
        ...[times, ...below.texts]
          .filter((boxes) => boxes.length > 0)
          .map((boxes): Block => ({ tag: 'P', boxes })),
      ]
      parts.push({ tag: 'Sect', blocks })
      const bottom = body.y + top + height
      artifacts.push(...below.rules)
      // The foot's own rule is near enough.
      if (bottom < area.y + area.height - 6) artifacts.push(ruleOf(area.x, bottom, area.x + area.width))
      if (notes === 0) continue
      for (let line = y + NOTE_LINE - 3; line < bottom - ROW_PAD; line += NOTE_LINE) {
        artifacts.push(ruleOf(notesX, line, area.x + area.width))
      }
    }
    return { artifacts, parts }
  })
}
