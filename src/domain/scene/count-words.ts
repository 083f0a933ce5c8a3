/** Letters of scripts without spaces between words. */
const SPACELESS = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu

let segmenter: Intl.Segmenter | undefined

/** Counts words; in scripts without spaces, by the browser's dictionary. */
export function countWords(text: string): number {
  const runs = text.match(WORD) ?? []
  return runs.reduce((sum, run) => sum + (SPACELESS.test(run) ? wordsIn(run) : 1), 0)
}

function wordsIn(run: string): number {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' })
  return [...segmenter.segment(run)].filter(({ isWordLike }) => isWordLike).length
}

/** Approximate characters per token in a script with spaces. */
const CHARACTERS = 4

/** Approximate tokens of a text; in a script without spaces each letter is one. */
export function tokensIn(text: string): number {
  const whole = [...text].filter((letter) => SPACELESS.test(letter)).length
  return whole + (text.length - whole) / CHARACTERS
}
