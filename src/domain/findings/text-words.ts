import type { Shot } from '../board/shot.ts'

/** The words of a text in lower case. */
export const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/\p{L}[\p{L}\p{M}\p{N}'’]*/gu) ?? []

/** Shared entries as a share of the smaller set, 0 to 1; 0 where one holds fewer than `least`. */
export function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>, least: number): number {
  const smaller = Math.min(one.size, other.size)
  if (smaller < least) return 0
  return [...one].filter((entry) => other.has(entry)).length / smaller
}

/** Every three words in a row. */
export function trigramsOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text)
  return new Set(words.slice(2).map((third, i) => `${words[i]} ${words[i + 1]} ${third}`))
}

/** The sentences of a text, each with the space after it; joined they are the text. */
export const sentencesOf = (text: string): readonly string[] =>
  text.match(/[^.!?…。！？\n]*(?:[.!?…。！？]+["”’»]?|\n|$)\s*/gu)?.filter((sentence) => sentence !== '') ??
  []

const plain = (name: string) => name.trim().toLowerCase()

export const isNamed = (names: readonly string[], name: string) =>
  names.some((one) => plain(one) === plain(name))

/** True when a text holds a name as a whole word, in any case. */
export function holdsName(text: string, name: string): boolean {
  const word = plain(name).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return word !== '' && new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'iu').test(text)
}

/** True when two shots name the same people; undefined where one of them names nobody. */
export function isSameCast({ cast: one = [] }: Shot, { cast: other = [] }: Shot): boolean | undefined {
  if (one.length === 0 || other.length === 0) return undefined
  return one.length === other.length && one.every((name) => isNamed(other, name))
}

export const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
