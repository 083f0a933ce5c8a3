import type { FontFile } from '../../../../src/domain/handover/pdf/font-file.ts'
import type { PackName } from '../../../offline/packs/packs.ts'
import type { ListedFont } from './open-bundle.ts'

/** Packs of fonts in slices. */
export const SLICED = [
  'fonts-chinese',
  'fonts-japanese',
  'fonts-korean',
] as const satisfies readonly PackName[]
export type SlicedPack = (typeof SLICED)[number]

/** How the slices of a pack are had: its list, and the fonts of one slice in all weights. */
export interface SliceSource {
  readonly list: (pack: SlicedPack) => Promise<readonly ListedFont[]>
  /** @param slice its place among the slices of the list. */
  readonly slice: (pack: SlicedPack, slice: number) => Promise<readonly FontFile[]>
}

const LETTERS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/gu

/**
 * The packs for a text, the one that is asked first for a letter at the beginning: Chinese,
 * Japanese and Korean write many letters in shapes of their own. Kana and Hangul tell what a text
 * is; letters alone are of the page's language, else Chinese.
 * @param language BCP 47.
 */
function packsFor(text: string, language: string): readonly SlicedPack[] {
  const first: SlicedPack[] = []
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) || /^ja\b/.test(language)) {
    first.push('fonts-japanese')
  }
  if (/\p{Script=Hangul}/u.test(text) || /^ko\b/.test(language)) first.push('fonts-korean')
  return [...new Set([...first, ...SLICED])]
}

/**
 * The fonts of the slices that a text needs, and of no others. A letter that no pack has is drawn
 * by the system's fonts.
 */
export async function slicesFor(
  text: string,
  language: string,
  source: SliceSource,
): Promise<readonly FontFile[]> {
  let wanted = [...new Set(text.match(LETTERS) ?? [])]
  const fonts: FontFile[] = []
  for (const pack of packsFor(text, language)) {
    if (wanted.length === 0) break
    const places = placesOf(await source.list(pack))
    const placeOf = (letter: string) => places.get(letter.codePointAt(0) ?? 0)
    const needed = new Set(wanted.map(placeOf).filter((place) => place !== undefined))
    wanted = wanted.filter((letter) => placeOf(letter) === undefined)
    fonts.push(...(await Promise.all([...needed].map((slice) => source.slice(pack, slice)))).flat())
  }
  return fonts
}

const known = new WeakMap<readonly ListedFont[], ReadonlyMap<number, number>>()

/** For each letter of a pack, by its code point, the place of the slice that has it. */
function placesOf(list: readonly ListedFont[]): ReadonlyMap<number, number> {
  const before = known.get(list)
  if (before) return before
  const slices = new Map(list.map(({ script, letters = '' }) => [script, letters]))
  const places = new Map<number, number>()
  for (const [place, letters] of [...slices.values()].entries()) {
    for (const range of letters.split(',')) {
      const [from = '', to = from] = range.trim().slice(2).split('-')
      const last = Number.parseInt(to, 16)
      for (let point = Number.parseInt(from, 16); point <= last; point++) places.set(point, place)
    }
  }
  known.set(list, places)
  return places
}
