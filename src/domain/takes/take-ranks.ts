import type { Shot } from '../board/shot.ts'
import { peopleMisses } from './people-facts.ts'
import type { TakeFacts } from './take-facts.ts'
import { faultsIn, type Reading } from './take-flags.ts'

/**
 * The place of a take among the takes of its shot, from 1, by how near its colours are to the style
 * picture's; undefined where there is nothing to compare.
 */
export function paletteRank(
  facts: TakeFacts,
  all: readonly TakeFacts[],
): { readonly place: number; readonly of: number } | undefined {
  const { palette } = facts
  const known = all.flatMap((one) => one.palette ?? [])
  if (palette === undefined || known.length < 2) return undefined
  return { place: 1 + known.filter((other) => other < palette).length, of: known.length }
}

/** How much speaks against a take: faults of its picture, and people who are not as asked. */
export function faultsOf(facts: TakeFacts, shot: Shot, { counts, onPaper }: Reading): number {
  const people = counts && facts.people ? peopleMisses(shot, facts.people).length : 0
  return people + faultsIn(facts, onPaper).length
}

/** What a take is ranked by. */
interface Measured {
  /** See `faultsOf`. */
  readonly faults: number
  /** Distance of its colours from the style picture's; absent where there is none. */
  readonly palette?: number | undefined
}

/**
 * The place of a take among the measured takes of its shot, from 1: the fewest faults first, among
 * as many the nearer colours. Equals share a place; undefined where all are equal.
 */
export function takeRank(
  own: Measured,
  all: readonly Measured[],
): { readonly place: number; readonly of: number } | undefined {
  if (all.every((one) => !isBefore(one, own) && !isBefore(own, one))) return undefined
  return { place: 1 + all.filter((other) => isBefore(other, own)).length, of: all.length }
}

function isBefore(a: Measured, b: Measured): boolean {
  const far = ({ palette = Number.MAX_VALUE }: Measured) => palette
  return a.faults < b.faults || (a.faults === b.faults && far(a) < far(b))
}
