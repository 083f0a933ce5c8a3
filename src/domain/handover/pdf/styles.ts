import type { TextStyle } from './page.ts'

export interface Type extends TextStyle {
  /** From one baseline to the next, in points. */
  readonly leading: number
}

/** The sizes of type on a page, in points; layout.ts has the layouts. */
export interface Styles {
  readonly cover: Type
  readonly title: Type
  readonly head: Type
  readonly foot: Type
  readonly heading: Type
  readonly number: Type
  readonly camera: Type
  readonly strong: Type
  readonly text: Type
  readonly speaker: Type
}

const USUAL_TEXT = 9

/** Small print grows with the text; heads and feet of pages do not. */
export function stylesFor(textSize: number): Styles {
  const scale = textSize / USUAL_TEXT
  return {
    cover: { size: 30, bold: true, tone: 'ink', leading: 36 },
    title: { size: 15, bold: true, tone: 'ink', leading: 18 },
    head: { size: 8.25, tone: 'quiet', leading: 12 },
    foot: { size: 7.5, tone: 'quiet', leading: 10.5 },
    heading: { size: 12, bold: true, tone: 'ink', leading: 18 },
    number: { size: 9.75 * scale, bold: true, tone: 'ink', leading: 12 * scale },
    camera: { size: 8.25 * scale, tone: 'quiet', leading: 11.25 * scale },
    strong: { size: 8.25 * scale, bold: true, tone: 'ink', leading: 12 * scale },
    text: { size: textSize, tone: 'ink', leading: 12 * scale },
    speaker: { size: 7.5 * scale, bold: true, tone: 'ink', leading: 12 * scale },
  }
}
