/** A language of the screen. */
export interface Language {
  /** As in `lang`, for instance "en-GB": grammar, and the fallback for numbers and dates. */
  readonly tag: string
  readonly direction: 'ltr' | 'rtl'
  /** The words of one feature, given the English ones. */
  readonly wordsOf: <Part extends object>(feature: string, english: Part) => Part
}

/** Built in: it is what every catalogue starts with. */
export const ENGLISH: Language = { tag: 'en-GB', direction: 'ltr', wordsOf: (_, english) => english }

let spoken = ENGLISH

interface Entry {
  readonly feature: string
  readonly english: object
  /** What the screen reads: rewritten in place, so that a module that holds it follows. */
  readonly live: object
}

const entries: Entry[] = []

/**
 * The words of one feature. They follow the language that is spoken, so they are read while
 * rendering and never kept in a constant.
 */
export function catalogue<Part extends object>(feature: string, english: Part): Part {
  const live = { ...spoken.wordsOf(feature, english) }
  entries.push({ feature, english, live })
  return live
}

/** Changes the language of every catalogue, loaded or still to come. */
export function speak(language: Language): void {
  spoken = language
  for (const { feature, english, live } of entries) Object.assign(live, language.wordsOf(feature, english))
}

export const spokenLanguage = (): Language => spoken

/**
 * How numbers and dates are written: as the browser's owner is used to, where that is a variant of
 * the language spoken ("en-US" for English), else as the language itself does.
 */
export function region(): string {
  const [language] = spoken.tag.split('-')
  const own = globalThis.navigator?.languages ?? []
  return own.find((tag) => tag.split('-')[0] === language) ?? spoken.tag
}
