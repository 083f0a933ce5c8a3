import PDFDocument, { type OpenFont } from 'pdfkit'
import type { TextStyle } from '../../../src/domain/handover/pdf/page.ts'
import type { FontFile } from './fonts/font-file.ts'

/** A stretch of a line in one font. */
export interface Run {
  readonly text: string
  readonly font: string
}

/** Chooses fonts for text, letter by letter, and measures it in them. */
export interface Typesetter {
  readonly fonts: readonly FontFile[]
  /** The stretches of a line, from left to right. */
  readonly runs: (text: string, style: TextStyle) => readonly Run[]
  /** In points. */
  readonly measure: (text: string, style: TextStyle) => number
  readonly measureRun: (run: Run, size: number) => number
}

/** Has the text shaped as a whole: word by word, kerning and joins at spaces are lost. */
export const WHOLE: readonly string[] = []

/** Characters that have no shape of their own: joiners, marks of direction, variation selectors. */
const SHAPELESS = /^\p{Default_Ignorable_Code_Point}$/u

const ASCII = /^[ -~]*$/
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

interface Opened {
  readonly name: string
  readonly font: OpenFont
  readonly letters: ReadonlySet<number>
}

/** @param fonts in the order in which they are asked for a letter; the first takes what is left. */
export function typesetter(fonts: readonly FontFile[]): Typesetter {
  // A document that is never written: its fonts measure as the written one's draw.
  const document = new PDFDocument({ font: null, autoFirstPage: false })
  const opened = fonts.map(({ name, bytes }): Opened => {
    document.registerFont(name, bytes).font(name)
    const font = document._font
    return { name, font, letters: new Set(font.font.characterSet) }
  })
  const ofWeight = (bold: boolean) => opened.filter((_, i) => fonts[i]?.bold === bold)
  const byWeight = { normal: ofWeight(false), bold: ofWeight(true) }
  const byName = new Map(opened.map((one) => [one.name, one.font]))
  const widths = new Map<string, number>()

  const runs = (text: string, { bold }: TextStyle): readonly Run[] => {
    const choice = bold ? byWeight.bold : byWeight.normal
    const [first] = choice
    if (!first) return []
    if (ASCII.test(text)) return [{ text, font: first.name }]
    const found: { text: string; font: Opened }[] = []
    for (const { segment } of letters.segment(text)) {
      const points = [...segment].filter((letter) => !SHAPELESS.test(letter))
      const covers = (font: Opened) => points.every((letter) => font.letters.has(letter.codePointAt(0) ?? 0))
      const last = found.at(-1)
      const font = last && covers(last.font) ? last.font : (choice.find(covers) ?? first)
      if (last?.font === font) last.text += segment
      else found.push({ text: segment, font })
    }
    return found.map((run) => ({ text: run.text, font: run.font.name }))
  }
  const measureRun = ({ text, font }: Run, size: number) => {
    const key = `${font} ${text}`
    const known = widths.get(key)
    const width = known ?? byName.get(font)?.widthOfString(text, 1, WHOLE) ?? 0
    if (known === undefined) widths.set(key, width)
    return width * size
  }
  const whole = new Map<string, number>()
  const measure = (text: string, style: TextStyle) => {
    const key = `${style.bold ? 'b' : 'n'}${text}`
    const known = whole.get(key) ?? runs(text, style).reduce((sum, run) => sum + measureRun(run, 1), 0)
    whole.set(key, known)
    return known * style.size
  }
  return { fonts, runs, measure, measureRun }
}
