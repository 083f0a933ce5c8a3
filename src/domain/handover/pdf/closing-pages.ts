import type { Closing } from '../versions/closing.ts'
import { placed } from './fit.ts'
import type { Block, Box, Part } from './page.ts'
import { heightOf, type Paragraph, paragraph, type Setting } from './paragraphs.ts'
import { type Area, type Body, lineOf } from './sheet.ts'
import type { Type } from './styles.ts'

/** Above a title, and below it. */
const ABOVE = 18
const BELOW = 6
/** A field to sign in, and the room between two. */
const FIELD = { height: 54, gap: 12, inset: 6 }
const FRAME = 0.6
/** About how wide a number with its hash is; the number's own part. */
const HASH = { width: 132, number: 42 }

/**
 * The pages after the shots: what has changed, where a version is signed, and the hashes of its
 * pictures. What does not fit a page goes on on the next.
 */
export function closingBodies(closing: Closing, area: Area, setting: Setting): readonly Body[] {
  const { styles } = setting
  const pages: { artifacts: Box[]; parts: Part[] }[] = []
  let y = area.height
  const isNew = () => y === 0
  const room = (height: number) => {
    if (y + height <= area.height && pages.length > 0) return
    pages.push({ artifacts: [], parts: [] })
    y = 0
  }
  const put = (blocks: readonly Block[], artifacts: readonly Box[] = []) => {
    pages.at(-1)?.parts.push({ tag: 'Sect', blocks })
    pages.at(-1)?.artifacts.push(...artifacts)
  }
  /** As many lines as fit, then the others on the next page. */
  const write = (tag: 'H2' | 'P', text: string, style: Type, together = 0) => {
    let rest: Paragraph = paragraph(text, style, area.width, setting)
    while (rest.lines.length > 0) {
      room(rest.gap + rest.leading + together)
      const fits = Math.max(1, Math.floor((area.height - y - rest.gap + 0.01) / rest.leading))
      const part = { ...rest, lines: rest.lines.slice(0, fits) }
      put([{ tag, boxes: placed([part], { x: area.x, top: area.y + y, width: area.width }).texts.flat() }])
      y += heightOf(part)
      rest = { ...rest, lines: rest.lines.slice(fits) }
    }
  }
  const title = (text: string, together: number) => {
    if (pages.length > 0 && !isNew()) y += ABOVE
    write('H2', text, styles.heading, BELOW + together)
    y += BELOW
  }

  const { changes, approval, pictures } = closing
  if (changes) {
    title(changes.title, styles.text.leading)
    for (const line of changes.lines) write('P', line, styles.text)
  }
  if (approval) {
    title(approval.title, styles.text.leading + FIELD.height + BELOW)
    write('P', approval.about, styles.text, FIELD.height + BELOW)
    y += BELOW
    room(FIELD.height)
    const width = (area.width - FIELD.gap * (approval.fields.length - 1)) / approval.fields.length
    approval.fields.forEach((label, i) => {
      const [x, top] = [area.x + i * (width + FIELD.gap), area.y + y]
      const frame = { x, y: top, width, height: FIELD.height, thickness: FRAME, dashed: false } as const
      const text = lineOf(label, styles.foot, x + FIELD.inset, top + FIELD.inset + styles.foot.size, setting)
      put([{ tag: 'P', boxes: [text] }], [{ kind: 'frame', ...frame }])
    })
    y += FIELD.height
  }
  if (pictures && pictures.rows.length > 0) {
    const { leading } = styles.camera
    const columns = Math.max(1, Math.floor(area.width / HASH.width))
    title(pictures.title, leading)
    for (let first = 0; first < pictures.rows.length; first += columns) {
      room(leading)
      pictures.rows.slice(first, first + columns).forEach(({ shot, hash }, column) => {
        const [x, line] = [area.x + (column * area.width) / columns, area.y + y + leading * 0.75]
        const number = lineOf(shot, styles.strong, x, line, setting)
        const left = x + Math.max(HASH.number, number.width + 6)
        put([{ tag: 'P', boxes: [number, lineOf(hash, styles.camera, left, line, setting)] }])
      })
      y += leading
    }
  }
  return pages
}
