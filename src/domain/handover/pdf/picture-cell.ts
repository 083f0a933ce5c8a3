import type { Block, Box } from './page.ts'
import type { Setting } from './paragraphs.ts'
import { fill, type PdfBoard, type PdfShot, type Size } from './pdf-board.ts'
import { lineOf } from './sheet.ts'

const FRAME = 0.6
/** Between a take and the frame of the clip beside it. */
const PAIR_GAP = 6

/** How wide the pictures of a shot stand at a height, in points. */
export function picturesWidth(board: PdfBoard, height: number, { options }: Setting): number {
  const width = height * board.aspect
  return options.shows.includes('source') ? 2 * width + PAIR_GAP : width
}

/** The height at which the pictures of a shot fit into a width, in points. */
export function picturesHeight(board: PdfBoard, width: number, { options }: Setting): number {
  const one = options.shows.includes('source') ? (width - PAIR_GAP) / 2 : width
  return one / board.aspect
}

/**
 * A shot's picture in its frame, and the frame of the clip beside it where that is wanted. Pictures
 * of another shape keep it, in the middle of the frame.
 */
export function pictureBlocks(
  board: PdfBoard,
  shot: number,
  { x, y, height }: { readonly x: number; readonly y: number; readonly height: number },
  setting: Setting,
): readonly Block[] {
  const { picture, source, number, text, camera } = board.shots[shot] as PdfShot
  const width = height * board.aspect
  const name = fill(setting.words.shot, { shot: number })
  const alt = [name, text.trim() || camera].filter(Boolean).join('. ')
  const own: Block = picture
    ? { tag: 'Figure', alt, boxes: framed(picture, `take-${shot}`, { x, y, width, height }) }
    : { tag: 'P', boxes: placeholder(name, { x, y, width, height }, setting) }
  if (!setting.options.shows.includes('source') || !source) return [own]
  const beside = { x: x + width + PAIR_GAP, y, width, height }
  const sourceAlt = fill(setting.words.sourceOf, { shot: number })
  return [own, { tag: 'Figure', alt: sourceAlt, boxes: framed(source, `source-${shot}`, beside) }]
}

interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function framed(size: Size, picture: `take-${number}` | `source-${number}`, place: Place): readonly Box[] {
  const { x, y, width, height } = place
  const scale = Math.min(width / size.width, height / size.height)
  const inside = { width: size.width * scale, height: size.height * scale }
  // A picture one per cent off fills the frame: its edge hides the difference.
  const isSame = Math.abs(size.width / size.height / (width / height) - 1) < 0.01
  const drawn = isSame
    ? place
    : { x: x + (width - inside.width) / 2, y: y + (height - inside.height) / 2, ...inside }
  return [
    { kind: 'picture', ...drawn, picture },
    { kind: 'frame', ...place, thickness: FRAME, dashed: false },
  ]
}

/** A frame that says that there is no picture, as far as the words fit in. */
function placeholder(name: string, place: Place, setting: Setting): readonly Box[] {
  const { x, y, width, height } = place
  const { styles, words } = setting
  const lines = [
    lineOf(name, styles.strong, 0, 0, setting),
    lineOf(words.noPicture, styles.camera, 0, 0, setting),
  ]
  const shown = lines.filter((line) => line.width < width - 6).slice(0, height < 30 ? 1 : 2)
  const top = y + height / 2 - (shown.length * styles.camera.leading) / 2
  return [
    { kind: 'frame', ...place, thickness: FRAME, dashed: true },
    ...shown.map(
      (line, i): Box => ({
        ...line,
        x: x + (width - line.width) / 2,
        y: top + i * styles.camera.leading + styles.camera.leading * 0.75,
      }),
    ),
  ]
}
