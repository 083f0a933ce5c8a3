import bidiFactory from 'bidi-js'

/** A part of a line that runs in one direction. */
export interface Stretch {
  /** In the order in which it is read. */
  readonly text: string
  readonly rtl: boolean
}

const bidi = bidiFactory()
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/**
 * The parts of a line from left to right, by the Unicode Bidirectional Algorithm (UAX #9).
 * @param rtl the paragraph runs from right to left.
 */
export function stretchesOf(text: string, rtl: boolean): readonly Stretch[] {
  if (!rtl && !RIGHT_TO_LEFT.test(text)) return [{ text, rtl: false }]
  const found = bidi.getEmbeddingLevels(text, rtl ? 'rtl' : 'ltr')
  const parts: { text: string; level: number }[] = []
  for (let i = 0; i < text.length; i++) {
    const level = found.levels[i] ?? 0
    const letter = text.charAt(i)
    const last = parts.at(-1)
    if (last?.level === level) last.text += letter
    else parts.push({ text: letter, level })
  }
  return reordered(parts).map(({ text: part, level }) => ({ text: part, rtl: level % 2 === 1 }))
}

/** Rule L2: from the highest level down, each sequence at that level or above is reversed. */
function reordered<Part extends { readonly level: number }>(parts: readonly Part[]): readonly Part[] {
  const order = [...parts]
  const highest = Math.max(0, ...parts.map(({ level }) => level))
  for (let level = highest; level > 0; level--) {
    for (let from = 0; from < order.length; from++) {
      let to = from
      while ((order[to]?.level ?? -1) >= level) to++
      if (to === from) continue
      order.splice(from, to - from, ...order.slice(from, to).reverse())
      from = to
    }
  }
  return order
}

/** True for text with letters that run from right to left. */
export const runsLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text)

/**
 * Text of a stretch from right to left as a font takes it. Shaping turns letters of such scripts
 * round by itself, and mirrors brackets between them; what has none of them is turned here.
 */
export function turned(text: string, letters: (text: string) => readonly string[]): string {
  if (runsLeft(text)) return text
  const mirrored = (letter: string) => bidi.getMirroredCharacter(letter) ?? letter
  return letters(text).map(mirrored).reverse().join('')
}
