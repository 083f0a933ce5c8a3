import type { ModelWish } from './language-model.ts'
import { pageLanguage } from './turns.ts'

type Wishes = readonly [ModelWish, ...ModelWish[]]

/** In the page's language, else in English, which prompts are. */
export function wishesFor(sees: boolean, language = pageLanguage()): Wishes {
  const own = { sees, language }
  return language === 'en' ? [own] : [own, { sees, language: 'en' }]
}

/** A model that sees, else one that only reads. */
export const allWishes = (): Wishes => [...wishesFor(true), ...wishesFor(false)]
