/** Letters of scripts that put no spaces between words. */
const SPACELESS = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu

let segmenter: Intl.Segmenter | undefined

/** Words as a person counts them; where a script has no spaces, as its dictionary parts them. */
export function countWords(text: string): number {
  const runs = text.match(WORD) ?? []
  return runs.reduce((sum, run) => sum + (SPACELESS.test(run) ? wordsIn(run) : 1), 0)
}

function wordsIn(run: string): number {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' })
  return [...segmenter.segment(run)].filter(({ isWordLike }) => isWordLike).length
}

const UNSEEN = /^[\s\p{C}\p{Default_Ignorable_Code_Point}]*$/u

/** True of a text of which nothing can be seen: empty, or blanks and characters without a width. */
export const isBlank = (text: string) => UNSEEN.test(text)

/** Characters of a text with spaces that make a token, about. */
const CHARACTERS = 4

/**
 * How many tokens a text is to a model, about: a letter of a script without spaces is one by
 * itself.
 */
export function tokensIn(text: string): number {
  const whole = [...text].filter((letter) => SPACELESS.test(letter)).length
  return whole + (text.length - whole) / CHARACTERS
}
