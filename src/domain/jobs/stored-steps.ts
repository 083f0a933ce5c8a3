import type { Step } from './steps.ts'

/** The words that job notes and the ledger had for steps before each step had one word. */
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

/** A step as it may stand in a record on disk. */
export type StoredStep<S extends Step> =
  | S
  | { [E in Earlier]: (typeof EARLIER)[E] extends S ? E : never }[Earlier]

const isEarlier = (word: string): word is Earlier => word in EARLIER

/** The step that a record on disk means. */
export function stepIn<S extends Step>(stored: StoredStep<S>): S {
  return (isEarlier(stored) ? EARLIER[stored] : stored) as S
}

/** The earlier words for a step. */
export const earlierWords = (step: Step): readonly string[] =>
  Object.keys(EARLIER).filter((word) => isEarlier(word) && EARLIER[word] === step)
