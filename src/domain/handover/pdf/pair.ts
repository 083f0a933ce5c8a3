import type { Block, TextBox } from './page.ts'
import { type Setting, sourceOf } from './paragraphs.ts'
import { fill, type PdfBoard, type PdfShot } from './pdf-board.ts'
import { framed, type Place, pictureBlock } from './picture-cell.ts'
import { lineOf } from './sheet.ts'

/** Between a take and the clip's frame beside it, in points. */
const GAP = 4.5
/** The sides of the clip's frame, as a share of the take's. */
const SHARE = 0.45

/** True where a frame of the clip has a place beside each take. */
export const hasFrames = (board: PdfBoard, { options }: Setting): boolean =>
  options.shows.includes('clipFrame') && board.shots.some(({ frame }) => frame !== undefined)

/** Width of a take of a height with what stands beside it, in points. */
export const pairWidth = (board: PdfBoard, height: number, setting: Setting): number =>
  height * board.aspect * (hasFrames(board, setting) ? 1 + SHARE : 1) + gapOf(board, setting)

/** Height of a take that fills a width with what stands beside it, in points. */
export const pairHeight = (board: PdfBoard, width: number, setting: Setting): number =>
  (width - gapOf(board, setting)) / (hasFrames(board, setting) ? 1 + SHARE : 1) / board.aspect

const gapOf = (board: PdfBoard, setting: Setting) => (hasFrames(board, setting) ? GAP : 0)

type Corner = Omit<Place, 'width'>

/** A shot's take, and the clip's frame to the right of it with the moment below. */
export function pairBlocks(
  board: PdfBoard,
  index: number,
  corner: Corner,
  setting: Setting,
): readonly Block[] {
  const place = besidePlace(board, corner)
  const frame = frameBlock(board, index, place, setting)
  const caption = captionOf(board.shots[index] as PdfShot, place, setting)
  return [
    pictureBlock(board, index, corner, setting),
    ...(frame ? [frame] : []),
    ...(caption ? [{ tag: 'P', boxes: [caption] } as const] : []),
  ]
}

function besidePlace({ aspect }: PdfBoard, { x, y, height }: Corner): Place {
  const width = height * aspect
  return { x: x + width + GAP, y, width: width * SHARE, height: height * SHARE }
}

/** The clip's frame of a shot in a place; undefined where none is shown. */
export function frameBlock(
  { shots }: PdfBoard,
  index: number,
  place: Place,
  { options, words }: Setting,
): Block | undefined {
  const { frame, number, source } = shots[index] as PdfShot
  if (!frame || !options.shows.includes('clipFrame')) return undefined
  const alt = fill(words.clipFrame, { shot: number, time: source })
  return { tag: 'Figure', alt, boxes: framed(frame, `frame-${index}`, place) }
}

/** The moment below the clip's frame, in words as far as they fit there. */
function captionOf(shot: PdfShot, { x, y, width, height }: Place, setting: Setting): TextBox | undefined {
  const { options, styles } = setting
  if (!shot.frame || !options.shows.includes('clipFrame')) return undefined
  const told = sourceOf(shot, setting)
  return [told, told && shot.source]
    .map((text) => lineOf(text, styles.camera, x, y + height + styles.camera.leading, setting))
    .find((line) => line.text !== '' && line.width <= width)
}

/** A shot as its text tells it where a caption beside a take of this height tells the moment. */
export function besideCaption(board: PdfBoard, index: number, height: number, setting: Setting): PdfShot {
  const shot = board.shots[index] as PdfShot
  const caption = captionOf(shot, besidePlace(board, { x: 0, y: 0, height }), setting)
  return caption ? { ...shot, source: '' } : shot
}
