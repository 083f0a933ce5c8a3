import { fitted, placed, type Room } from './fit.ts'
import type { Block, Box, Part } from './page.ts'
import { frameBlock, hasFrames } from './pair.ts'
import { cameraOf, type Paragraph, paragraph, type Setting, spoken, totalHeight } from './paragraphs.ts'
import type { PdfBoard, PdfColumn, PdfShot } from './pdf-board.ts'
import { pictureBlock } from './picture-cell.ts'
import { paginate } from './rows.ts'
import { type Area, type Body, lineOf, ruleOf } from './sheet.ts'

const HEAD = 18
const GAP = 10.5
const ROW_PAD = 6
/** The share of a page that a row takes at most, and with a text that is longer still. */
const TALLEST = 0.5
const USUAL = 0.3
/** Height of the pictures, in lines of text, and their widest share of the page. */
const PICTURE_LINES = 4
const PICTURE_SHARE = 0.16
/** The sides of the clip's frame, as a share of the take's. */
const FRAME_SHARE = 0.6
/** How the columns of text share what is left. */
const SHARES = { camera: 2, text: 4, dialogue: 3 } as const

interface Column {
  readonly name: PdfColumn
  readonly x: number
  readonly width: number
}

/** The shot list: a table with a row for each shot. */
export function listBodies(board: PdfBoard, area: Area, setting: Setting): readonly Body[] {
  const { styles, words } = setting
  const lines = PICTURE_LINES * styles.text.leading
  const picture = Math.min(lines, (area.width * PICTURE_SHARE) / board.aspect)
  const columns = columnsOf(board, area, picture * board.aspect, setting)
  const roomOf = (share: number) => area.height * share - 2 * ROW_PAD
  const room = { tallest: roomOf(TALLEST), usual: roomOf(USUAL) }
  const cells = board.shots.map((shot, i) => columns.map((column) => cellOf(shot, i, column, room, setting)))
  const heights = cells.map((row) => 2 * ROW_PAD + Math.max(picture, ...row.map(totalHeight)))
  const pages = paginate(heights, {
    height: area.height - HEAD,
    gap: 0,
    most: Number.POSITIVE_INFINITY,
    usual: 0,
  })
  const heads = columns.map(({ name, x }) => lineOf(words.columns[name], styles.foot, x, area.y, setting))
  return pages.map((page, i) => {
    const artifacts: Box[] = [ruleOf(area.x, area.y + 7.5, area.x + area.width), ...(i === 0 ? [] : heads)]
    const headRow: Part = {
      tag: 'TR',
      blocks: heads.map((box) => ({ tag: 'TH', scope: 'Column', boxes: [box] })),
    }
    const parts: Part[] = i === 0 ? [headRow] : []
    for (const { row, top, height } of page) {
      const y = area.y + HEAD - 6 + top + ROW_PAD
      const blocks = columns.map((column, at): Block => {
        const scope =
          column.name === 'shot' ? ({ tag: 'TH', scope: 'Row' } as const) : ({ tag: 'TD' } as const)
        const drawn = pictureOf(board, row, column, { y, height: picture }, setting)
        if (drawn) {
          const { boxes, alt } = drawn
          return { ...scope, boxes, ...(alt === undefined ? {} : { alt }) }
        }
        const { texts, rules } = placed(cells[row]?.[at] ?? [], {
          x: column.x,
          top: y - 3,
          width: column.width,
        })
        artifacts.push(...rules)
        return { ...scope, boxes: texts.flat() }
      })
      parts.push({ tag: 'TR', blocks })
      artifacts.push(ruleOf(area.x, area.y + HEAD - 6 + top + height, area.x + area.width))
    }
    return { artifacts, parts }
  })
}

/** What a column of pictures shows of a shot; undefined for a column of text. */
function pictureOf(
  board: PdfBoard,
  shot: number,
  { name, x }: Column,
  { y, height }: { readonly y: number; readonly height: number },
  setting: Setting,
): Pick<Block, 'boxes' | 'alt'> | undefined {
  if (name === 'picture') return pictureBlock(board, shot, { x, y, height }, setting)
  if (name !== 'frame') return undefined
  const place = { x, y, width: height * board.aspect * FRAME_SHARE, height: height * FRAME_SHARE }
  return frameBlock(board, shot, place, setting) ?? { boxes: [] }
}

function columnsOf(board: PdfBoard, area: Area, pictures: number, setting: Setting): readonly Column[] {
  const { options, styles, measure, words } = setting
  const { shows } = options
  const widest = (texts: readonly string[]) =>
    Math.max(0, ...texts.map((text) => measure(text, styles.strong)))
  const fixed: readonly (readonly [PdfColumn, number])[] = [
    [
      'shot',
      shows.includes('number')
        ? Math.max(24, widest([...board.shots.map(({ number }) => number), words.columns.shot]) * 1.18)
        : 0,
    ],
    ['picture', pictures],
    [
      'frame',
      hasFrames(board, setting) ? Math.max(pictures * FRAME_SHARE, widest([words.columns.frame])) : 0,
    ],
    ['camera', shows.includes('camera') || shows.includes('lens') ? -SHARES.camera : 0],
    ['text', shows.includes('text') ? -SHARES.text : 0],
    ['dialogue', shows.includes('dialogue') || shows.includes('sound') ? -SHARES.dialogue : 0],
    [
      'duration',
      shows.includes('duration')
        ? widest([...board.shots.map(({ duration }) => duration), words.columns.duration])
        : 0,
    ],
    [
      'running',
      shows.includes('running')
        ? widest([...board.shots.map(({ running }) => running), words.columns.running])
        : 0,
    ],
    [
      'source',
      shows.includes('clipTime')
        ? widest([...board.shots.map(({ source }) => source), words.columns.source])
        : 0,
    ],
  ]
  const shown = fixed.filter(([, width]) => width !== 0)
  const taken = shown.reduce((sum, [, width]) => sum + Math.max(0, width), GAP * (shown.length - 1))
  const shares = shown.reduce((sum, [, width]) => sum + Math.max(0, -width), 0)
  let { x } = area
  return shown.map(([name, size]) => {
    const width = size > 0 ? size : ((area.width - taken) * -size) / shares
    const column = { name, x, width }
    x += width + GAP
    return column
  })
}

function cellOf(
  shot: PdfShot,
  index: number,
  { name, width }: Column,
  room: Room,
  setting: Setting,
): readonly Paragraph[] {
  const { options, styles, words } = setting
  const plain = (text: string, style = styles.text) =>
    text.trim() ? [paragraph(text.trim(), style, width, setting)] : []
  const texts: Readonly<Partial<Record<PdfColumn, () => readonly Paragraph[]>>> = {
    shot: () => plain(shot.number, styles.number),
    camera: () => plain(cameraOf(shot, options), styles.camera),
    text: () => [...plain(shot.change, styles.strong), ...plain(shot.text)],
    dialogue: () => [
      ...(options.shows.includes('dialogue') ? spoken(shot.dialogue, width, setting) : []),
      ...(options.shows.includes('sound') && shot.sound.trim()
        ? plain(words.sound.replace('{sound}', shot.sound.trim()), styles.camera)
        : []),
    ],
    duration: () => plain(shot.duration, styles.strong),
    running: () => plain(shot.running, styles.camera),
    source: () => plain(shot.source, styles.camera),
  }
  return fitted(texts[name]?.() ?? [], room, width, index, setting)
}
