import { closingBodies } from './closing-pages.ts'
import { contactBodies } from './contact.ts'
import { coverPage, toPages } from './finish.ts'
import { fullTexts } from './full-texts.ts'
import { gridBodies } from './grid.ts'
import type { Box, Measure, Page, Part } from './page.ts'
import type { Setting } from './paragraphs.ts'
import { fill, type PdfBoard, type PdfLayout, type PdfOptions, type PdfWords } from './pdf-board.ts'
import { type Area, type Body, sheetOf } from './sheet.ts'
import { listBodies } from './shot-table.ts'
import { stripBodies } from './strip.ts'
import { stylesFor } from './styles.ts'

/** Columns and rows of the layouts in a grid, on a page that lies. */
const GRIDS = { '1': [1, 1], '2x2': [2, 2], '3x2': [3, 2], '3x3': [3, 3], '4x3': [4, 3] } as const

/**
 * Lays out a board: pages of boxes in points. Rows grow with their text; what does not fit goes on
 * in *Full texts* at the end, and a line in its place says on which page. Nothing is cut, and
 * nothing lies over a picture.
 * @param measure the width of a line of text in points, in the fonts that will draw it.
 */
export function layOut(
  board: PdfBoard,
  options: PdfOptions,
  words: PdfWords,
  measure: Measure,
): readonly Page[] {
  const setting: Setting = { options, words, styles: stylesFor(options.textSize), measure }
  const sheet = sheetOf(board, setting)
  const cover = options.cover ? [coverPage(board, sheet, setting)] : []
  const bodies = bodiesOf(options.layout, board, sheet.area, setting)
  const overflowing = [
    ...new Set(bodies.flatMap(({ parts }) => boxesOf(parts)).flatMap((box) => refersTo(box) ?? [])),
  ]
  const full = fullTexts(board, overflowing, sheet.area, setting)
  const before = cover.length + bodies.length
  const pageFor = (shot: number) => before + (full.begins.get(shot) ?? 0) + 1
  const filled = bodies.map((body) => withReferences(body, pageFor, setting))
  const closing = board.closing ? closingBodies(board.closing, sheet.area, setting) : []
  return toPages([...filled, ...full.bodies, ...closing], cover, sheet, setting)
}

function bodiesOf(layout: PdfLayout, board: PdfBoard, area: Area, setting: Setting): readonly Body[] {
  if (layout === 'strip') return stripBodies(board, area, setting)
  if (layout === 'list') return listBodies(board, area, setting)
  if (layout === 'contact') return contactBodies(board, area, setting)
  const [across, down] = GRIDS[layout]
  // A page that stands has the same cards, in fewer columns.
  const [columns, rows] = setting.options.landscape ? [across, down] : [down, across]
  return gridBodies(board, area, setting, [columns, rows])
}

const boxesOf = (parts: readonly Part[]) =>
  parts.flatMap(({ blocks }) => blocks.flatMap(({ boxes }) => boxes))
const refersTo = (box: Box) => (box.kind === 'text' ? box.refers : undefined)

/** Writes the numbers of pages into the lines that refer to them. */
function withReferences(body: Body, pageFor: (shot: number) => number, { measure }: Setting): Body {
  const filled = (box: Box): Box => {
    if (box.kind !== 'text' || box.refers === undefined) return box
    const { refers, ...rest } = box
    const text = fill(box.text, { page: pageFor(refers) })
    return { ...rest, text, width: measure(text, box.style) }
  }
  const parts = body.parts.map((part) => ({
    ...part,
    blocks: part.blocks.map((block) => ({ ...block, boxes: block.boxes.map(filled) })),
  }))
  return { ...body, parts }
}
