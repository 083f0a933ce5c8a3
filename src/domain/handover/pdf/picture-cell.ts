import type { Block, Box, PictureKey } from './page.ts'
import type { Setting } from './paragraphs.ts'
import { fill, type PdfBoard, type PdfShot, type Size } from './pdf-board.ts'
import { lineOf } from './sheet.ts'

const FRAME = 0.6

/** A shot's take in its frame, or an empty frame that says that there is none. */
export function pictureBlock(
  board: PdfBoard,
  shot: number,
  { x, y, height }: { readonly x: number; readonly y: number; readonly height: number },
  setting: Setting,
): Block {
  const { picture, number, text, camera } = board.shots[shot] as PdfShot
  const place = { x, y, width: height * board.aspect, height }
  const name = fill(setting.words.shot, { shot: number })
  const alt = [name, text.trim() || camera].filter(Boolean).join('. ')
  return picture
    ? { tag: 'Figure', alt, boxes: framed(picture, `take-${shot}`, place) }
    : { tag: 'P', boxes: placeholder(name, place, setting) }
}

export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A picture in its frame. One of another shape keeps it, in the middle of the frame. */
export function framed(size: Size, picture: PictureKey, place: Place): readonly Box[] {
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
