import { breakLines } from './break-lines.ts'
import type { Block, Page, TextBox } from './page.ts'
import type { Setting } from './paragraphs.ts'
import { fill, type PdfBoard } from './pdf-board.ts'
import { type Body, fitLogo, lineOf, MARGIN, ruleOf, type Sheet } from './sheet.ts'
import type { Type } from './styles.ts'

/** Puts head and foot around bodies. The first head is read; the others are passed over. */
export function toPages(
  bodies: readonly Body[],
  cover: readonly Page[],
  { size, area, head, foot }: Sheet,
  setting: Setting,
): readonly Page[] {
  const pages = bodies.length + cover.length
  const bodyPages = bodies.map(({ artifacts, parts }, i): Page => {
    const page = i + cover.length + 1
    const isFirst = page === 1
    const count = lineOf(
      fill(setting.words.pageOf, { page, pages }),
      setting.styles.foot,
      area.x + area.width,
      foot.y,
      setting,
      'right',
    )
    const opening: readonly Block[] = isFirst
      ? [{ tag: 'H1', boxes: head.title }, ...paragraphsOf([head.rest, foot.text])]
      : []
    return {
      ...size,
      artifacts: [
        ...head.boxes,
        foot.rule,
        count,
        ...(isFirst ? [] : [...head.title, ...head.rest, ...foot.text]),
        ...artifacts,
      ],
      parts: [...(isFirst ? [{ tag: 'Sect', blocks: opening } as const] : []), ...parts],
    }
  })
  return [...cover, ...bodyPages]
}

const paragraphsOf = (groups: readonly (readonly TextBox[])[]): readonly Block[] =>
  groups.filter((boxes) => boxes.length > 0).map((boxes) => ({ tag: 'P', boxes }))

/** A page with the title alone, before the others. */
export function coverPage(board: PdfBoard, { size, foot }: Sheet, setting: Setting): Page {
  const { styles, measure } = setting
  const x = MARGIN * 2
  const width = size.width - 2 * x
  let y = size.height * 0.36
  const boxesOf = (text: string, { leading, ...style }: Type): readonly TextBox[] =>
    breakLines(text, style, width, measure).map((line) => {
      const box: TextBox = {
        kind: 'text',
        x: line.rtl ? x + width - line.width : x,
        y,
        width: line.width,
        text: line.text,
        style,
        ...(line.rtl ? { rtl: true } : {}),
      }
      y += leading
      return box
    })
  const logo = board.logo && fitLogo(board.logo)
  const logoBox =
    logo &&
    ({
      kind: 'picture',
      x,
      y: y - 36 - 2 * logo.height - 12,
      width: logo.width * 2,
      height: logo.height * 2,
      picture: 'logo',
    } as const)
  const title = boxesOf(board.title, styles.cover)
  y -= styles.cover.leading - 24
  const subtitle = board.subtitle ? boxesOf(board.subtitle, styles.heading) : []
  y += 12
  const rule = ruleOf(x, y, x + width, true)
  y += 24
  const lines = [...board.header, board.footer]
    .filter(Boolean)
    .map((line) => boxesOf(line, { ...styles.head, leading: 15 }))
  return {
    ...size,
    artifacts: [...(logoBox ? [logoBox] : []), rule, foot.rule],
    parts: [{ tag: 'Sect', blocks: [{ tag: 'H1', boxes: title }, ...paragraphsOf([subtitle, ...lines])] }],
  }
}
