/**
 * Shot numbers as a production gives them. Source: the trade's practice that a list which has been
 * handed out keeps its numbers, that what is put in later takes a letter, and that what is taken
 * out leaves its number unused.
 */
export const NUMBER_SCHEMES = ['plain', 'letters', 'tens', 'scene'] as const
export type NumberScheme = (typeof NUMBER_SCHEMES)[number]

export interface Numbering {
  readonly scheme: NumberScheme
  /** The production's own number of the scene; `letters` and `scene` stand on it. */
  readonly scene?: string
  /** What counting begins with; 1 unless told. */
  readonly first?: number
  /** Numbers stay with their shots. */
  readonly locked?: true
  /** Numbers that a hand-over carried: none of them is given to another shot. */
  readonly given?: readonly string[]
}

/** Characters of a scene's number. */
export const LONGEST_SCENE = 12

export const PLAIN_NUMBERING: Numbering = { scheme: 'plain' }

/** Letters that are not read as 1 and 0. */
export const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
export const TENS_WIDTH = 3
export const TENS_STEP = 10

/** A, B … Z, AA, AB …, without I and O; counted from 0. */
export function lettersAt(place: number): string {
  const last = LETTERS.charAt(place % LETTERS.length)
  return place < LETTERS.length ? last : lettersAt(Math.floor(place / LETTERS.length) - 1) + last
}

/** The number of the shot at a place, counted from 0, of a board that nothing was put into. */
export function numberAt({ scheme, scene = '1', first = 1 }: Numbering, place: number): string {
  const count = first + place
  if (scheme === 'letters') return scene + lettersAt(count - 1)
  if (scheme === 'tens') return String(count * TENS_STEP).padStart(TENS_WIDTH, '0')
  return scheme === 'scene' ? `${scene}-${count}` : String(count)
}
