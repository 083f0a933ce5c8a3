import type { Box, TextBox, TextStyle } from './page.ts'
import {
  heightOf,
  type Paragraph,
  type Setting,
  SPEAKER_GAP,
  SPOKEN_INDENT,
  totalHeight,
} from './paragraphs.ts'
import { fill } from './pdf-board.ts'

/** As wide as a number of a page gets. */
const LONGEST_PAGE = 888

/** How high texts may be on a page, in points. */
export interface Room {
  /** A text that fits into this is whole. */
  readonly tallest: number
  /** What a longer one gets, so that the page has room for its neighbours. */
  readonly usual: number
}

/**
 * The paragraphs as far as there is room; where some are left over, the last line refers to the
 * shot's full text.
 */
export function fitted(
  paragraphs: readonly Paragraph[],
  { tallest, usual }: Room,
  width: number,
  shot: number,
  setting: Setting,
): readonly Paragraph[] {
  if (totalHeight(paragraphs) <= tallest + 0.01) return paragraphs
  const reference = referenceTo(shot, width, setting)
  let room = usual - heightOf(reference)
  const kept: Paragraph[] = []
  for (const one of paragraphs) {
    const count = Math.min(one.lines.length, Math.floor((room - one.gap) / one.leading))
    if (count <= 0) break
    kept.push({ ...one, lines: one.lines.slice(0, count) })
    room -= one.gap + count * one.leading
    if (count < one.lines.length) break
  }
  return [...kept, reference]
}

/** One line that keeps a place for the number of the page with the shot's full text. */
function referenceTo(shot: number, width: number, { words, styles, measure }: Setting): Paragraph {
  const { leading, ...style } = styles.camera
  const fits = (text: string) => measure(fill(text, { page: LONGEST_PAGE }), style) <= width
  const text = fits(words.refers) ? words.refers : words.refersShort
  return { lines: [{ text, width: 0, rtl: false }], style, leading, gap: leading * 0.15, refers: shot }
}

/** Places paragraphs from `top` down: text for the reading order, and rules beside dialogue. */
export function placed(
  paragraphs: readonly Paragraph[],
  { x, top, width }: { readonly x: number; readonly top: number; readonly width: number },
): {
  readonly texts: readonly (readonly TextBox[])[]
  readonly rules: readonly Box[]
  readonly bottom: number
} {
  const texts: TextBox[][] = []
  const rules: Box[] = []
  let y = top
  for (const { lines, style, leading, gap, speaker, refers } of paragraphs) {
    y += gap
    const inset = speaker ? SPOKEN_INDENT : 0
    const lead = speaker?.text ? speaker.width + SPEAKER_GAP : 0
    const from = y
    const boxes: TextBox[] = lines.map((line, i) => {
      const left = x + inset + (i === 0 ? lead : 0)
      const box = {
        ...line,
        x: line.rtl ? x + width - inset - line.width : left,
        y: baseline(y + i * leading, leading, style),
      }
      const { rtl, ...plain } = box
      return {
        kind: 'text',
        style,
        ...plain,
        ...(rtl ? { rtl } : {}),
        ...(refers === undefined ? {} : { refers }),
      }
    })
    y += lines.length * leading
    const name: TextBox[] =
      speaker?.text && boxes[0]
        ? [
            {
              kind: 'text',
              x: x + inset,
              y: boxes[0].y,
              width: speaker.width,
              text: speaker.text,
              style: { ...style, size: style.size * 0.83, bold: true },
            },
          ]
        : []
    texts.push([...name, ...boxes])
    const side = lines[0]?.rtl ? x + width : x
    if (speaker)
      rules.push({
        kind: 'line',
        x: side,
        y: from + 1.5,
        toX: side,
        toY: y - 1.5,
        thickness: 0.75,
        tone: 'faint',
      })
  }
  return { texts, rules, bottom: y }
}

/** The baseline of a line whose box begins at `top`: type stands in the middle of its leading. */
const baseline = (top: number, leading: number, { size }: TextStyle) => top + leading / 2 + size * 0.36
