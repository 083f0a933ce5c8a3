import { cloneElement, isValidElement, type ReactElement, type ReactNode } from 'react'
import type { Language } from './catalogue.ts'

/** Made from the English words, to see what is not in the catalogue and what is too narrow. */
export const PSEUDO_LANGUAGES: Readonly<Record<string, Language>> = {
  'en-XA': { tag: 'en-XA', direction: 'ltr', wordsOf: (_, english) => changed(english, accented) },
  'en-XB': { tag: 'en-XB', direction: 'rtl', wordsOf: (_, english) => changed(english, mirrored) },
}

type Change = (text: string) => string
type Speaker = (...given: readonly unknown[]) => unknown

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const ACCENTED = 'áƀçđéƒğĥíĵķłḿñóþǫřšťúṽŵẋýžÁƁÇĐÉƑĞĤÍĴĶŁḾÑÓÞǪŘŠŤÚṼŴẊÝŽ'
const LONGER = 0.4

/** "Délééťéé šĥóóťł": each letter with a mark, and more of them. */
export function accented(text: string): string {
  let missing = Math.ceil(text.length * LONGER)
  const letters = Array.from(text, (letter) => {
    const place = PLAIN.indexOf(letter)
    const marked = place < 0 ? letter : (ACCENTED[place] ?? letter)
    if (missing <= 0 || !/[aeiou]/i.test(letter)) return marked
    missing -= 1
    return marked + marked
  })
  return letters.join('') + 'ł'.repeat(Math.max(0, missing))
}

/** What is between the two is shown from right to left, letter by letter. */
export const mirrored = (text: string) => `\u202e${text}\u202c`

/** The same words, each changed; what a sentence is given stays as it is. */
function changed<Part>(words: Part, change: Change): Part {
  if (typeof words === 'string') return (/\p{L}/u.test(words) ? change(words) : words) as Part
  if (typeof words === 'function') return speaker(words as unknown as Speaker, change) as Part
  if (typeof words !== 'object' || words === null) return words
  return Object.fromEntries(Object.entries(words).map(([key, word]) => [key, changed(word, change)])) as Part
}

function speaker(word: Speaker, change: Change) {
  return (...given: readonly unknown[]) => {
    const said = word(...given)
    const kept = textsIn(given).toSorted((a, b) => b.length - a.length)
    return isValidElement(said) ? changedElement(said, kept, change) : changedAround(said, kept, change)
  }
}

/** The texts in what a sentence was given, at any depth. */
function textsIn(given: unknown): readonly string[] {
  if (typeof given === 'string') return given === '' ? [] : [given]
  if (typeof given !== 'object' || given === null || isValidElement(given)) return []
  return Object.values(given).flatMap(textsIn)
}

function changedAround<Said>(said: Said, [first, ...others]: readonly string[], change: Change): Said {
  if (typeof said !== 'string') return changed(said, change)
  if (first === undefined) return changed(said, change)
  const parts = said.split(first).map((part) => changedAround(part, others, change))
  return parts.join(first) as Said
}

function changedElement(element: ReactElement, kept: readonly string[], change: Change): ReactElement {
  const { children } = element.props as { readonly children?: ReactNode }
  const parts = Array.isArray(children) ? children : [children]
  return cloneElement(
    element,
    {},
    ...parts.map((part) => (typeof part === 'string' ? changedAround(part, kept, change) : part)),
  )
}
