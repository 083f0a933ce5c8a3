import type { Block, Part } from './page.ts'
import { pairBlocks, pairHeight, pairWidth } from './pair.ts'
import type { Setting } from './paragraphs.ts'
import type { PdfBoard, PdfShot } from './pdf-board.ts'
import { paginate } from './rows.ts'
import { type Area, type Body, lineOf } from './sheet.ts'
import { timeBoxes } from './times.ts'

const GUTTER = 12
const ROW_GAP = 12
const UNDER = 4.5
/** About how wide a picture is, in points, and how high at most. */
const PICTURE = { width: 115, height: 150 }

/** Pictures with their numbers. */
export function contactBodies(board: PdfBoard, area: Area, setting: Setting): readonly Body[] {
  const { styles } = setting
  const tall = Math.min(PICTURE.width / board.aspect, PICTURE.height)
  const wanted = pairWidth(board, tall, setting)
  const columns = Math.max(1, Math.floor((area.width + GUTTER) / (wanted + GUTTER)))
  const width = (area.width - GUTTER * (columns - 1)) / columns
  const picture = pairHeight(board, width, setting)
  const rows = Math.ceil(board.shots.length / columns)
  const height = picture + UNDER + styles.number.leading
  const heights = Array.from({ length: rows }, () => height)
  const pages = paginate(heights, { height: area.height, gap: ROW_GAP, most: rows, usual: 0 })
  return pages.map((page) => ({
    artifacts: [],
    parts: page.flatMap(({ row, top }) =>
      board.shots.slice(row * columns, (row + 1) * columns).map((shot: PdfShot, column): Part => {
        const x = area.x + column * (width + GUTTER)
        const y = area.y + top
        const first = y + picture + UNDER + styles.number.size
        const times = timeBoxes(shot, x + width, first, setting, true)
        const blocks: Block[] = [
          { tag: 'H2', boxes: [lineOf(shot.number, styles.number, x, first, setting)] },
          ...pairBlocks(board, row * columns + column, { x, y, height: picture }, setting),
          ...(times.length > 0 ? [{ tag: 'P', boxes: times } as const] : []),
        ]
        return { tag: 'Sect', blocks }
      }),
    ),
  }))
}
