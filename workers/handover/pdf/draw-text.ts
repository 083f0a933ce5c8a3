import type PDFDocument from 'pdfkit'
import { type Box, type TextBox, type TextStyle, TONES } from '../../../src/domain/handover/pdf/page.ts'
import { runsLeft } from './stretches.ts'
import { type Run, type Typesetter, WHOLE } from './typesetter.ts'

/** Draws text that no font has, with the fonts of the system. */
export interface OtherType {
  /** Width at a size of one point. */
  readonly measure: (text: string, bold: boolean) => number
  /** A PNG as wide as `measure` says, `OTHER_ABOVE` above the baseline and `OTHER_BELOW` below. */
  readonly draw: (text: string, style: TextStyle) => Promise<Uint8Array>
}

/** In sizes of type. */
export const OTHER_ABOVE = 1.05
export const OTHER_BELOW = 0.35

export type OtherPictures = ReadonlyMap<string, Uint8Array>

const LINE = { wordCount: 1, baseline: 'alphabetic', features: WHOLE } as const
const keyOf = (text: string, { size, bold, tone }: TextStyle) => `${size} ${bold} ${tone} ${text}`
const runsOf = (box: TextBox, setter: Typesetter) => setter.runs(box.text, box.style, box.rtl)

/** The pictures of letters that no font has. */
export async function otherPictures(
  boxes: readonly Box[],
  setter: Typesetter,
  other: OtherType,
): Promise<OtherPictures> {
  const pictures = new Map<string, Uint8Array>()
  for (const box of boxes) {
    if (box.kind !== 'text') continue
    for (const { text, font } of runsOf(box, setter)) {
      if (font === undefined) pictures.set(keyOf(text, box.style), await other.draw(text, box.style))
    }
  }
  return pictures
}

/** Scripts whose letters change places or parts when they are shaped. */
const RESHAPED =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}]/u

/** What is read in a line that runs from right to left, where its order on the page is another. */
export const readAs = ({ text, rtl, goesOn }: TextBox): string | undefined =>
  rtl || runsLeft(text) ? text + (goesOn ? ' ' : '') : undefined

/** Draws a line of text. Where shaping changes its letters, the text behind tells them. */
export function drawText(
  document: PDFDocument,
  box: TextBox,
  setter: Typesetter,
  pictures: OtherPictures,
): void {
  const runs = runsOf(box, setter)
  const { font: last } = runs.at(-1) ?? {}
  const isReshaped = RESHAPED.test(box.text)
  document.fillColor(TONES[box.style.tone]).fontSize(box.style.size)
  if (isReshaped) document.markContent('Span', { actual: box.text })
  let { x } = box
  for (const run of runs) {
    drawRun(document, run, x, box, setter, pictures)
    x += setter.measureRun(run, box.style)
  }
  if (isReshaped) document.endMarkedContent()
  if (box.goesOn && last) drawRun(document, { text: ' ', font: last }, x, box, setter, pictures)
}

function drawRun(
  document: PDFDocument,
  run: Run,
  x: number,
  { y, style }: TextBox,
  setter: Typesetter,
  pictures: OtherPictures,
): void {
  const width = setter.measureRun(run, style)
  if (run.font !== undefined) {
    if (run.shown) document.markContent('Span', { actual: run.shown })
    document.font(run.font)._fragment(run.text, x, y, { textWidth: width, ...LINE })
    if (run.shown) document.endMarkedContent()
    return
  }
  const picture = pictures.get(keyOf(run.text, style))
  if (!picture) return
  document.markContent('Span', { actual: run.shown ?? run.text })
  const height = (OTHER_ABOVE + OTHER_BELOW) * style.size
  document.image(picture, x, y - OTHER_ABOVE * style.size, { width, height, ignoreOrientation: true })
  // Readers look for the text behind where letters are: spaces stand there.
  const [space] = setter.runs(' ', style)
  if (space?.font) {
    const text = ' '.repeat(Math.max(1, Math.floor(width / setter.measureRun(space, style))))
    document.font(space.font)._fragment(text, x, y, { textWidth: width, ...LINE })
  }
  document.endMarkedContent()
}
