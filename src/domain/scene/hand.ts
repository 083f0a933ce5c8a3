/** How Sketch draws: line and wash, tone from hatching alone, or greys with hard borders. */
export const HANDS = ['ink', 'pencil', 'marker'] as const
export type Hand = (typeof HANDS)[number]

/** The style word that asks for a hand: models read it in their prompts too. */
const HAND_WORDS: Readonly<Record<Hand, string>> = {
  ink: 'ink and wash',
  pencil: 'pencil',
  marker: 'marker',
}

/** What a person may write of a medium. */
const MEDIUMS: readonly (readonly [Hand, RegExp])[] = [
  ['pencil', /\b(?:pencils?|graphite|charcoal)\b/i],
  ['marker', /\b(?:markers?|felt[- ]?tips?)\b/i],
  ['ink', /\b(?:ink|wash|watercolou?rs?)\b/i],
]

const handOfWord = (word: string): Hand | undefined => MEDIUMS.find(([, named]) => named.test(word))?.[0]

/** The hand of this name; undefined for any other value. */
export const handNamed = (name: unknown): Hand | undefined => HANDS.find((hand) => hand === name)

/** The hand that style words ask for, by the first that names a medium. */
export function handIn(words: readonly string[]): Hand | undefined {
  return words.map(handOfWord).find((hand) => hand !== undefined)
}

/** Style words that ask for a hand, or for none; what says more than a medium stays. */
export function withHand(words: readonly string[], hand: Hand | undefined): readonly string[] {
  const others = words.filter((word) => !Object.values(HAND_WORDS).includes(word))
  return hand ? [HAND_WORDS[hand], ...others] : others
}
