import type { TextBox } from './page.ts'
import { type Setting, timesOf } from './paragraphs.ts'
import type { PdfShot } from './pdf-board.ts'
import { lineOf } from './sheet.ts'

/**
 * Duration and start at the right end of a line: "2.5 s, from 0:12.0".
 * @param short without the start.
 */
export function timeBoxes(
  shot: PdfShot,
  right: number,
  y: number,
  setting: Setting,
  short = false,
): readonly TextBox[] {
  const { styles } = setting
  const { duration, start } = timesOf(shot, setting)
  const after = duration ? `, ${start}` : start
  const last = start && !short ? [lineOf(after, styles.camera, right, y, setting, 'right')] : []
  const edge = last[0]?.x ?? right
  return [...(duration ? [lineOf(duration, styles.strong, edge, y, setting, 'right')] : []), ...last]
}
