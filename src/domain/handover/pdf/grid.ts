import { fitted, placed } from './fit.ts'
import { BESIDE, type Cell, type CellText, cellOf, GUTTER, ROW_GAP, timesWidth, UNDER } from './grid-cell.ts'
import type { Block, Box, Part } from './page.ts'
import { besideCaption, pairBlocks } from './pair.ts'
import { cameraOf, type Paragraph, type Setting, shotParagraphs, timesOf, totalHeight } from './paragraphs.ts'
import type { PdfBoard, PdfShot } from './pdf-board.ts'
import { paginate } from './rows.ts'
import { type Area, type Body, lineOf } from './sheet.ts'
import { timeBoxes } from './times.ts'

/** Lines of text that pictures leave room for: of a page with one row, and the least of others. */
const ALONE = [6]
const LINES = [3, 5]

/** Cards in rows: the picture, and what is seen and heard below. */
export function gridBodies(
  board: PdfBoard,
  area: Area,
  setting: Setting,
  size: readonly [columns: number, rows: number],
): readonly Body[] {
  const [columns, rows] = size
  const row = Math.ceil(board.shots.length / columns)
  const tries = rows === 1 ? ALONE : LINES
  const grids = tries.map((lines) => () => gridWith(board, area, setting, size, lines))
  // Pictures give way to text as far as every page thereby has all its rows.
  for (const grid of grids) {
    const made = grid()
    if (made.pages.length <= Math.ceil(row / rows)) return drawn(board, area, setting, columns, made)
  }
  return drawn(board, area, setting, columns, gridWith(board, area, setting, size, tries[0] ?? 0))
}

type Grid = ReturnType<typeof gridWith>

function gridWith(
  board: PdfBoard,
  area: Area,
  setting: Setting,
  size: readonly [columns: number, rows: number],
  lines: number,
) {
  const [columns, rows] = size
  const cell = cellOf(board, area, setting, size, lines)
  const texts = board.shots.map((_, shot) => cellText(board, shot, cell, setting))
  const heights = Array.from({ length: Math.ceil(texts.length / columns) }, (_, row) =>
    Math.max(...texts.slice(row * columns, (row + 1) * columns).map(({ height }) => height)),
  )
  const pages = paginate(heights, { height: area.height, gap: ROW_GAP, most: rows, usual: cell.usual })
  return { cell, texts, pages }
}

function drawn(board: PdfBoard, area: Area, setting: Setting, columns: number, { cell, texts, pages }: Grid) {
  return pages.map((page): Body => {
    const cards = page.flatMap(({ row, top }) =>
      texts.slice(row * columns, (row + 1) * columns).map((text, column) => {
        const place = { x: area.x + column * (cell.width + GUTTER), y: area.y + top }
        return card(board, row * columns + column, text, cell, place, setting)
      }),
    )
    return { artifacts: cards.flatMap(({ rules }) => rules), parts: cards.map(({ part }) => part) }
  })
}

function cellText(board: PdfBoard, index: number, cell: Cell, setting: Setting): CellText {
  const { options, styles } = setting
  const { textWidth: width, picture } = cell
  const shot = besideCaption(board, index, picture, setting)
  const taken = picture + UNDER
  const room = { tallest: cell.tallest - taken, usual: cell.usual - taken }
  const camera = cameraOf(shot, options)
  if (!cell.beside) {
    const times = timesWidth(board, index, setting)
    const under = fitted(shotParagraphs(shot, width, setting, camera, times), room, width, index, setting)
    const head = options.shows.includes('number') || times > 0 ? styles.number.leading : 0
    return { under, aside: [], height: picture + UNDER + Math.max(head, totalHeight(under)) }
  }
  const head = [timesOf(shot, setting).start, camera].filter(Boolean).join('. ')
  const column = cell.width - cell.pictureWidth - BESIDE
  const aside = shotParagraphs(
    { ...shot, text: '', dialogue: '', sound: '', source: '', change: '' },
    column,
    setting,
    head,
  )
  const isHigh = styles.number.leading + totalHeight(aside) > picture
  const under = fitted(shotParagraphs(shot, width, setting, isHigh ? head : ''), room, width, index, setting)
  return { under, aside: isHigh ? [] : aside, height: picture + UNDER + totalHeight(under) }
}

function card(
  board: PdfBoard,
  index: number,
  { under, aside }: CellText,
  cell: Cell,
  { x, y }: { readonly x: number; readonly y: number },
  setting: Setting,
): { readonly part: Part; readonly rules: readonly Box[] } {
  const { styles, options } = setting
  const shot = board.shots[index] as PdfShot
  const top = y + cell.picture + UNDER
  const left = cell.beside ? x + cell.pictureWidth + BESIDE : x
  const right = x + cell.width
  const below = placed(under, { x: cell.beside ? x : x + cell.hang, top, width: cell.textWidth })
  const beside = placed(aside, { x: left, top: y + styles.number.leading, width: right - left })
  const first = cell.beside ? y + styles.number.size * 0.75 : firstBaseline(under, top, styles.number.size)
  const number = options.shows.includes('number')
    ? [lineOf(shot.number, styles.number, left, first, setting)]
    : []
  const edge = cell.beside ? right : Math.min(right, x + cell.hang + cell.textWidth)
  const times = timeBoxes(shot, edge, first, setting, cell.beside)
  const texts = [times, ...beside.texts, ...below.texts].filter((boxes) => boxes.length > 0)
  const blocks: readonly Block[] = [
    ...(number.length > 0 ? [{ tag: 'H2', boxes: number } as const] : []),
    ...pairBlocks(board, index, { x, y, height: cell.picture }, setting),
    ...texts.map((boxes): Block => ({ tag: 'P', boxes })),
  ]
  return { part: { tag: 'Sect', blocks }, rules: [...beside.rules, ...below.rules] }
}

/** Numbers stand on the first line of text, or alone. */
function firstBaseline([first]: readonly Paragraph[], top: number, size: number): number {
  const [[box] = []] = first ? placed([first], { x: 0, top, width: 0 }).texts : []
  return box?.y ?? top + size
}
