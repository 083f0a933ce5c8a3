import type { Shot } from '../board/shot.ts'
import type { ShotDirection, ShotSize } from '../board/shot-terms.ts'
import { askedCount, type PeopleMiss, peopleMisses } from './people-facts.ts'
import type { TakeFacts } from './take-facts.ts'

/** What a glance at a take needs: `ok` where it is as asked. */
export type TakeFlag =
  | { readonly ok: boolean; readonly code: 'people'; readonly found: number }
  | { readonly ok: boolean; readonly code: 'size'; readonly found: ShotSize }
  | { readonly ok: boolean; readonly code: 'facing'; readonly found: ShotDirection }
  | { readonly ok: false; readonly code: Fault }
  | { readonly ok: true; readonly code: 'clean' }

type Fault = 'otherShape' | 'blurred' | 'framed' | 'panels' | 'lettering' | 'likeClip' | 'likeShot'

/** More are read below the takes, of the one that is shown. */
const MOST_FLAGS = 4

/** How a take's measures are read. */
export interface Reading {
  /** Faces say something in the board's style. */
  readonly counts: boolean
  /** The engine draws on paper with a rim, from the clip's picture, and means to. */
  readonly onPaper: boolean
}

/** What speaks against a picture, whoever is in it. */
export function faultsIn(facts: TakeFacts, onPaper: boolean): readonly Fault[] {
  return [
    ...(facts.likeClip && !onPaper ? ['likeClip' as const] : []),
    ...(facts.like.length > 0 ? ['likeShot' as const] : []),
    ...(facts.otherShape ? ['otherShape' as const] : []),
    ...(facts.framed && !onPaper ? ['framed' as const] : []),
    ...(facts.panels ? ['panels' as const] : []),
    ...(facts.lettering ? ['lettering' as const] : []),
    ...(facts.blurred ? ['blurred' as const] : []),
  ]
}

/** What speaks against a take first, then what is as asked; four at most, and never none. */
export function flagsOf(facts: TakeFacts, shot: Shot, { counts, onPaper }: Reading): readonly TakeFlag[] {
  const flags: readonly TakeFlag[] = [
    ...faultsIn(facts, onPaper).map((code): TakeFlag => ({ ok: false, code })),
    ...(counts ? peopleFlags(facts, shot) : []),
  ]
  const sorted = flags.toSorted((a, b) => Number(a.ok) - Number(b.ok))
  return sorted.length > 0 ? sorted.slice(0, MOST_FLAGS) : [{ ok: true, code: 'clean' }]
}

function peopleFlags({ people }: TakeFacts, shot: Shot): readonly TakeFlag[] {
  if (!people || !askedCount(shot)) return []
  const misses = peopleMisses(shot, people)
  if (misses.length > 0) return misses.map(missed)
  const { size, direction } = shot
  if (people.count === 0) return []
  return [
    { ok: true, code: 'people', found: people.count },
    ...(size && people.size ? [{ ok: true, code: 'size', found: size } as const] : []),
    ...(direction && people.turn !== undefined
      ? [{ ok: true, code: 'facing', found: direction } as const]
      : []),
  ]
}

function missed(miss: PeopleMiss): TakeFlag {
  if (miss.code === 'count') return { ok: false, code: 'people', found: miss.found }
  return miss.code === 'size'
    ? { ok: false, code: 'size', found: miss.found }
    : { ok: false, code: 'facing', found: miss.found }
}
