import type { ShotId, TakeId } from '../ids.ts'
import type { PeopleMiss } from './people-facts.ts'
import type { Box, Region } from './region/region.ts'

/** The most takes that are drawn of a shot in one go. */
export const MOST_TAKES = 4

/** A region, and the part of the picture that is sent for it, in pixels. */
export interface RegionToSend extends Region {
  readonly part: Box
}

/** What is asked for of a shot where it is more than one new take. */
export type TakeAsk =
  /** Takes in one go: all of them are reserved before the first call leaves, or none. */
  | { readonly kind: 'several'; readonly count: number }
  /** The request of a take once more, with another seed, or a sentence that asks for another. */
  | { readonly kind: 'variation'; readonly of: TakeId }
  /**
   * The request of a take's receipt as it was, to the byte; or without some of its pictures, by
   * place, and without the words about them.
   */
  | { readonly kind: 'again'; readonly of: TakeId; readonly without?: readonly number[] }
  /**
   * The shot once more, as a new take, with words on what was measured to be missing in a take. It
   * is asked for by a person alone, never by what was measured.
   */
  | { readonly kind: 'missed'; readonly of: TakeId; readonly misses: readonly PeopleMiss[] }
  /** A take changed by an instruction, as a whole or in a region. */
  | {
      readonly kind: 'edit'
      readonly of: TakeId
      readonly words: string
      readonly region?: RegionToSend
    }

/** The places of the pictures that stay away. */
export const withoutOf = (ask: TakeAsk): readonly number[] => (ask.kind === 'again' && ask.without) || []

/** The calls that it takes. */
export const callsOf = (ask: TakeAsk | undefined): number => (ask?.kind === 'several' ? ask.count : 1)

/** What is left of it once `came` takes have come: undefined for one new take, false for none. */
export function leftOfAsk(ask: TakeAsk | undefined, came: number): TakeAsk | undefined | false {
  const left = callsOf(ask) - came
  if (left <= 0) return false
  if (ask?.kind !== 'several') return ask
  return left > 1 ? { kind: 'several', count: left } : undefined
}

/** The shot that something is asked of, and what. */
export interface AskedTakes {
  readonly shot: ShotId
  readonly ask: TakeAsk
}
