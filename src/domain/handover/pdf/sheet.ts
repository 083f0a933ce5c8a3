import { breakLines } from './break-lines.ts'
import type { Box, Part, TextBox } from './page.ts'
import { pageSize } from './paper.ts'
import type { Setting } from './paragraphs.ts'
import { fill, type PdfBoard } from './pdf-board.ts'
import type { Type } from './styles.ts'

/** Half an inch. */
export const MARGIN = 36
/** From the page's upper edge to the first baseline of the title. */
const TITLE_TOP = 37.5
const RULE_GAP = 9
const BODY_GAP = 16.5
const LOGO = { height: 25.5, width: 96, gap: 10.5 }

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What a layout puts on one page between head and foot. */
export interface Body {
  readonly artifacts: readonly Box[]
  readonly parts: readonly Part[]
}

/** One line of text as boxes, at the left or at the right of `x`. */
export function lineOf(
  text: string,
  { leading: _, ...style }: Type,
  x: number,
  y: number,
  { measure }: Setting,
  side: 'left' | 'right' = 'left',
): TextBox {
  const width = measure(text, style)
  return { kind: 'text', x: side === 'left' ? x : x - width, y, width, text, style }
}

export const ruleOf = (x: number, y: number, toX: number, strong = false): Box =>
  strong
    ? { kind: 'line', x, y, toX, toY: y, thickness: 1.1, tone: 'ink' }
    : { kind: 'line', x, y, toX, toY: y, thickness: 0.6, tone: 'faint' }

/** The head and the foot of a board's pages, and the room between them. */
export interface Sheet {
  readonly area: Area
  readonly size: { readonly width: number; readonly height: number }
  readonly head: {
    readonly title: readonly TextBox[]
    readonly rest: readonly TextBox[]
    readonly boxes: readonly Box[]
  }
  readonly foot: { readonly text: readonly TextBox[]; readonly y: number; readonly rule: Box }
}

export function sheetOf(board: PdfBoard, setting: Setting): Sheet {
  const { options, styles, measure } = setting
  const size = pageSize(options.paper, options.landscape)
  const right = size.width - MARGIN
  const logo = board.logo && fitLogo(board.logo)
  const left = MARGIN + (logo ? logo.width + LOGO.gap : 0)
  const asideWidth = Math.max(0, ...board.header.map((line) => measure(line, styles.head)))
  const room = right - left - (asideWidth > 0 ? asideWidth + 18 : 0)
  const lines = (text: string, type: Type, x: number, top: number, width: number) => {
    const { leading, ...style } = type
    return breakLines(text, style, width, measure)
      .filter((line) => line.text)
      .map(
        (line, i): TextBox => ({
          kind: 'text',
          x,
          y: top + i * leading,
          width: line.width,
          text: line.text,
          style,
          ...(line.rtl ? { rtl: true } : {}),
        }),
      )
  }
  const title = lines(board.title, styles.title, left, TITLE_TOP + styles.title.size * 0.75, room)
  const subtitleTop = (title.at(-1)?.y ?? TITLE_TOP) + 12.5
  const subtitle = lines(board.subtitle, styles.head, left, subtitleTop, room)
  const lowest = Math.max(
    subtitle.at(-1)?.y ?? subtitleTop - 12.5,
    TITLE_TOP + 11.25 + 12.5 * (board.header.length - 1),
    logo ? MARGIN + LOGO.height : 0,
  )
  const aside = board.header.map((line, i) =>
    lineOf(line, styles.head, right, lowest - (board.header.length - 1 - i) * 12.5, setting, 'right'),
  )
  const ruleY = lowest + RULE_GAP + 2
  const footWidth =
    right - MARGIN - measure(fill(setting.words.pageOf, { page: 888, pages: 888 }), styles.foot) - 18
  const footLines = lines(board.footer, styles.foot, MARGIN, 0, footWidth)
  const lastY = size.height - MARGIN + 6
  const foot = footLines.map((line, i) => ({
    ...line,
    y: lastY - (footLines.length - 1 - i) * styles.foot.leading,
  }))
  const footRule = (foot[0]?.y ?? lastY) - 15
  const y = ruleY + BODY_GAP
  return {
    size,
    area: { x: MARGIN, y, width: right - MARGIN, height: footRule - 10.5 - y },
    head: {
      title,
      rest: [...subtitle, ...aside],
      boxes: [
        ...(logo ? [{ kind: 'picture', x: MARGIN, y: MARGIN, ...logo, picture: 'logo' } as const] : []),
        ruleOf(MARGIN, ruleY, right, true),
      ],
    },
    foot: { text: foot, y: lastY, rule: ruleOf(MARGIN, footRule, right) },
  }
}

/** The logo's size in a head, in points. */
export function fitLogo({ width, height }: { readonly width: number; readonly height: number }) {
  const scale = Math.min(LOGO.height / height, LOGO.width / width)
  return { width: width * scale, height: height * scale }
}
