import { wordsOf } from './text-words.ts'

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Short words that most sentences need; some are words of more than one language. */
const ENGLISH = wordSet(
  'the a an of and with is are his her its their from into in on at to by as it over that out up for',
)
const OTHERS = wordSet(
  'der die das und ein eine einer einem mit ist im auf von zu den dem le la les des un une et dans du avec sur est ' +
    'el los las una y en con del il lo gli di e che per nel o os um uma da do na no de het een van op met',
)

/** Of all words, how many are short English ones in a text that counts as English. */
const SHARE = 0.08

/**
 * True for a text that reads as English: enough of its words are short English ones, and fewer are
 * those of German, French, Spanish, Italian, Portuguese or Dutch. A text without words does.
 */
export function isEnglish(text: string): boolean {
  const words = wordsOf(text)
  const own = words.filter((word) => ENGLISH.has(word)).length
  const other = words.filter((word) => OTHERS.has(word)).length
  return words.length === 0 || (own > other && own >= SHARE * words.length)
}

/** True for a word that carries no content. */
export const isShortWord = (word: string) => word.length < 3 || ENGLISH.has(word)
