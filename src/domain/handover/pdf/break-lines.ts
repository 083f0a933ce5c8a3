import type { Measure, TextStyle } from './page.ts'

export interface Line {
  readonly text: string
  /** In points. */
  readonly width: number
  readonly rtl: boolean
  /** The text goes on in the next line, after a space. */
  readonly goesOn?: true
}

/** Scripts that write words without spaces between. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
/** What no line begins with, and what none ends with. */
const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}ー々ゝゞァィゥェォッャュョぁぃぅぇぉっゃゅょ]/u
const OPENING = /[\p{Ps}\p{Pi}]$/u
/** After a hyphen or dash between two letters. */
const AFTER_HYPHEN = /(?<=\p{L}{2}[-‐–—])(?=\p{L}{2})/u

/** True where a paragraph runs from right to left: by its first strong character (UAX #9, P2). */
export function isRightToLeft(text: string): boolean {
  const [letter = ''] = /\p{L}/u.exec(text) ?? []
  return RIGHT_TO_LEFT.test(letter)
}

/**
 * Breaks text into lines no wider than `width` points. A line ends after a space, after a hyphen
 * between letters, between the words of a script without spaces, and inside a word only where the
 * word alone is wider than a line. No character is lost but the spaces at a line's end.
 * @param indent points that the first line is shorter by.
 */
export function breakLines(
  text: string,
  style: TextStyle,
  width: number,
  measure: Measure,
  indent = 0,
): readonly Line[] {
  const lines: Line[] = []
  for (const paragraph of text.normalize('NFC').split(/\r\n|[\n\r\u2028\u2029]/)) {
    const rtl = isRightToLeft(paragraph)
    let line = ''
    let taken = 0
    let room = width - (lines.length === 0 ? indent : 0)
    const end = () => {
      const kept = line.trimEnd()
      const goesOn = kept.length < line.length && ({ goesOn: true } as const)
      lines.push({ text: kept, width: measure(kept, style), rtl, ...goesOn })
      line = ''
      taken = 0
      room = width
    }
    const add = (piece: string) => {
      line += piece
      taken += measure(piece, style)
    }
    const fits = (piece: string) => taken + measure(piece.trimEnd(), style) <= room
    for (const piece of piecesOf(paragraph.replaceAll('\t', ' '))) {
      if (line && !fits(piece)) end()
      if (fits(piece)) {
        add(piece)
        continue
      }
      for (const { segment } of letters.segment(piece)) {
        if (line && !fits(segment)) end()
        add(segment)
      }
    }
    if (line || paragraph === '') end()
  }
  return lines
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const words = new Intl.Segmenter(undefined, { granularity: 'word' })

/** The pieces between which a line may end; each holds the spaces after it. */
function piecesOf(paragraph: string): readonly string[] {
  const spaced = paragraph.match(/\s*\S+\s*|\s+/g) ?? []
  return spaced.flatMap((word) => (UNSPACED.test(word) ? unspaced(word) : word.split(AFTER_HYPHEN)))
}

function unspaced(word: string): readonly string[] {
  const pieces: string[] = []
  for (const { segment } of words.segment(word)) {
    const last = pieces.at(-1)
    const joins = last !== undefined && (CLOSING.test(segment) || OPENING.test(last) || !segment.trim())
    if (joins) pieces[pieces.length - 1] = last + segment
    else pieces.push(segment)
  }
  return pieces
}
