import PDFDocument, { type OpenFont } from 'pdfkit'
import type { FontFile } from '../../../src/domain/handover/pdf/font-file.ts'
import type { TextStyle } from '../../../src/domain/handover/pdf/page.ts'
import { stretchesOf, turned } from './stretches.ts'

/** A stretch of a line in one font. */
export interface Run {
  readonly text: string
  /** Absent where no font has its letters: it is drawn as a picture. */
  readonly font?: string
  /**
   * The letters from left to right, where they are read the other way: shaping mixes them up, and
   * readers of a page turn what they find there.
   */
  readonly shown?: string
}

/** Chooses fonts for text, letter by letter, and measures it in them. */
export interface Typesetter {
  readonly fonts: readonly FontFile[]
  /** The stretches of a line, from left to right. `rtl`: the paragraph runs the other way. */
  readonly runs: (text: string, style: TextStyle, rtl?: boolean) => readonly Run[]
  /** In points. */
  readonly measure: (text: string, style: TextStyle) => number
  readonly measureRun: (run: Run, style: TextStyle) => number
}

/** Measures text that no font has, at a size of one point. */
export type MeasureOther = (text: string, bold: boolean) => number

/** Has the text shaped as a whole: word by word, kerning and joins at spaces are lost. */
export const WHOLE: readonly string[] = []

/**
 * Fonts in which no letter moves beside a space, so that a line is as wide as its words and spaces:
 * shaping a word takes long, and lines have few different ones.
 */
export const WORD_BY_WORD = /^(latin|vietnamese|cyrillic|greek)/

/** Characters that have no shape of their own: joiners, marks of direction, variation selectors. */
const SHAPELESS = /^\p{Default_Ignorable_Code_Point}$/u
const ASCII = /^[ -~]*$/
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const lettersOf = (text: string) => Array.from(letters.segment(text), ({ segment }) => segment)

interface Opened {
  readonly name: string
  readonly font: OpenFont
  readonly letters: ReadonlySet<number>
}

/** @param fonts in the order in which they are asked for a letter. */
export function typesetter(fonts: readonly FontFile[], measureOther: MeasureOther): Typesetter {
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
  const wholeWidths = new Map<string, number>()

  const shaped = (text: string, font: string | undefined, bold: boolean) => {
    const key = `${font ?? `other ${bold}`} ${text}`
    const known = widths.get(key)
    const opened = font === undefined ? undefined : byName.get(font)
    const width = known ?? opened?.widthOfString(text, 1, WHOLE) ?? measureOther(text, bold)
    if (known === undefined) widths.set(key, width)
    return width
  }
  /** The library fails at some letters and lone marks of Arabic: they are drawn as pictures. */
  const isShaped = ({ text, font }: Run) => {
    if (font === undefined || WORD_BY_WORD.test(font)) return true
    try {
      shaped(text, font, false)
      return true
    } catch {
      return false
    }
  }
  const runs = (text: string, { bold }: TextStyle, rtl = false): readonly Run[] => {
    const choice = bold ? byWeight.bold : byWeight.normal
    const [first] = choice
    if (first && !rtl && ASCII.test(text)) return [{ text, font: first.name }]
    return stretchesOf(text, rtl).flatMap((stretch) => {
      const found = inFonts(stretch.text, choice).map((run) => (isShaped(run) ? run : { text: run.text }))
      if (!stretch.rtl) return found
      return found.map(fromRight).reverse()
    })
  }
  const measureRun = ({ text, font }: Run, { size, bold: isBold }: TextStyle) => {
    const bold = isBold === true
    if (font === undefined || !WORD_BY_WORD.test(font)) return shaped(text, font, bold) * size
    const [first = '', ...words] = text.split(' ')
    const space = words.length > 0 ? shaped(' ', font, bold) : 0
    return (
      size * words.reduce((sum, word) => sum + space + shaped(word, font, bold), shaped(first, font, bold))
    )
  }
  const measure = (text: string, style: TextStyle) => {
    const one: TextStyle = { ...style, size: 1 }
    const key = `${style.bold ? 'b' : 'n'}${text}`
    const known = wholeWidths.get(key)
    const width = known ?? runs(text, style).reduce((sum, run) => sum + measureRun(run, one), 0)
    if (known === undefined) wholeWidths.set(key, width)
    return width * style.size
  }
  return { fonts, runs, measure, measureRun }
}

/** Keeps a font as long as it has the letters, for a space or a comma is in most of them. */
function inFonts(text: string, choice: readonly Opened[]): readonly Run[] {
  const found: { text: string; font: Opened | undefined }[] = []
  for (const letter of lettersOf(text)) {
    const points = [...letter].filter((point) => !SHAPELESS.test(point))
    const covers = (font: Opened) => points.every((point) => font.letters.has(point.codePointAt(0) ?? 0))
    const last = found.at(-1)
    const font = last?.font && covers(last.font) ? last.font : choice.find(covers)
    if (last && last.font === font) last.text += letter
    else found.push({ text: letter, font })
  }
  return found.map((run) => ({ text: run.text, ...(run.font ? { font: run.font.name } : {}) }))
}

/** A picture is drawn of the letters as they are read. */
function fromRight(run: Run): Run {
  const shown = lettersOf(run.text).reverse().join('')
  return { ...run, text: run.font ? turned(run.text, lettersOf) : run.text, shown }
}
