import { ENGLISH, type Language } from './catalogue.ts'
import type { Words } from './words.ts'

/** What a file in `languages/` exports as `language`; its name is its tag, as in `de.ts`. */
export interface LanguageFile {
  readonly direction: Language['direction']
  readonly words: Words
}

/** Follows the browser. */
export const AUTOMATIC = 'auto'

const files = import.meta.glob<{ readonly language: LanguageFile }>('./languages/*.{ts,tsx}')
/** Test languages, offered by `npm run dev` and the build of mode `pseudo`. */
const HAS_PSEUDO = import.meta.env.DEV || import.meta.env.MODE === 'pseudo'
const PSEUDO: readonly string[] = HAS_PSEUDO ? ['en-XA', 'en-XB'] : []

const loaders = new Map(
  Object.entries(files).map(([path, load]) => [path.replace(/^.*\/|\.tsx?$/g, ''), load]),
)

/** The tags of all that can be spoken, English first. */
export const LANGUAGES: readonly string[] = ['en', ...loaders.keys(), ...PSEUDO]

/**
 * The tag that a choice means: a language that is gone, or none that the browser's owner reads,
 * leaves English.
 */
export function languageFor(choice: string, preferred: readonly string[], offered = LANGUAGES): string {
  if (choice !== AUTOMATIC) return offered.includes(choice) ? choice : 'en'
  const wanted = preferred.map((tag) => tag.split('-')[0] ?? tag)
  const own = [...preferred, ...wanted].filter((tag) => offered.includes(tag))
  return own.toSorted((a, b) => rankOf(a, wanted) - rankOf(b, wanted))[0] ?? 'en'
}

const rankOf = (tag: string, wanted: readonly string[]) => wanted.indexOf(tag.split('-')[0] ?? tag)

export async function loadLanguage(tag: string): Promise<Language> {
  if (HAS_PSEUDO && PSEUDO.includes(tag)) {
    const { PSEUDO_LANGUAGES } = await import('./pseudo.ts')
    return PSEUDO_LANGUAGES[tag] ?? ENGLISH
  }
  const file = await loaders.get(tag)?.()
  return file ? fromFile(tag, file.language) : ENGLISH
}

/** A file's words as a language; each feature is looked up by its name. */
export function fromFile(tag: string, { direction, words }: LanguageFile): Language {
  const byFeature: Readonly<Record<string, object>> = { ...words }
  return { tag, direction, wordsOf: (feature, english) => ({ ...english, ...byFeature[feature] }) }
}
