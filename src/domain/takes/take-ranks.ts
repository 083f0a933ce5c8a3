import type { Shot, Take } from '../board/shot.ts'
import type { TakeId } from '../ids.ts'
import { peopleMisses } from './people-facts.ts'
import type { TakeFacts } from './take-facts.ts'

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

/** What speaks against a take: faults of its picture, and people who are not as asked. */
export function faultsOf(facts: TakeFacts, shot: Shot, countsPeople: boolean): number {
  const people = countsPeople && facts.people ? peopleMisses(shot, facts.people).length : 0
  const faults = [facts.otherShape, facts.blurred, facts.framed, facts.panels, facts.likeClip]
  return people + faults.filter(Boolean).length + Math.min(1, facts.like.length)
}

/**
 * The place of a take among the takes of its shot, from 1, by the number of its faults; undefined
 * where all have as many.
 */
export function faultRank(
  own: number,
  all: readonly number[],
): { readonly place: number; readonly of: number } | undefined {
  if (all.every((one) => one === own)) return undefined
  return { place: 1 + all.filter((other) => other < own).length, of: all.length }
}

/** A take among those that were drawn at once. */
export interface RankedTake<Item> {
  readonly take: Item
  /** What speaks against it: see `faultsOf`. */
  readonly faults: number
}

/**
 * Takes of one shot, those with the fewest faults first, among them the nearer in colours, and else
 * as they are. Undefined until all are measured.
 */
export function rankedTakes<Item extends Pick<Take, 'id'>, Facts extends TakeFacts>(
  takes: readonly Item[],
  checked: ReadonlyMap<TakeId, Facts>,
  faults: (facts: Facts) => number,
): readonly RankedTake<Item>[] | undefined {
  const known = takes.flatMap((take) => {
    const facts = checked.get(take.id)
    const far = facts?.palette ?? Number.MAX_VALUE
    return facts ? [{ take, faults: faults(facts), far }] : []
  })
  if (known.length < takes.length) return undefined
  return known
    .toSorted((a, b) => a.faults - b.faults || a.far - b.far)
    .map(({ take, faults: count }) => ({ take, faults: count }))
}
