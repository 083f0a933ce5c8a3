import type { Step } from './steps.ts'

/** Step names in job notes and ledgers of earlier versions. */
const EARLIER = {
  frames: 'sample',
  analyze: 'describe',
  shots: 'direct',
  images: 'draw',
  context: 'describe',
  director: 'direct',
  image: 'draw',
} as const satisfies Readonly<Record<string, Step>>

type Earlier = keyof typeof EARLIER

/** A step as a stored record may name it. */
export type StoredStep<S extends Step> =
  | S
  | { [E in Earlier]: (typeof EARLIER)[E] extends S ? E : never }[Earlier]

const isEarlier = (word: string): word is Earlier => word in EARLIER

/** Converts a stored step name to the present one. */
export function stepIn<S extends Step>(stored: StoredStep<S>): S {
  return (isEarlier(stored) ? EARLIER[stored] : stored) as S
}

/** The earlier names of a step. */
export const earlierWords = (step: Step): readonly string[] =>
  Object.keys(EARLIER).filter((word) => isEarlier(word) && EARLIER[word] === step)
