import type { ShotId } from '../ids.ts'
import { LIMITS } from '../project/limits.ts'
import type { Project } from '../project/project.ts'
import { type ListOptions, withShotList } from './board.ts'
import type { Shot } from './shot.ts'
import type { ShotPlan } from './shot-fields.ts'

/** A list that a director is asked for: a new one, or the rest of the one that is unfinished. */
export type ListAsk = 'list' | 'rest'

/** What a director is asked for: a list, or one shot behind another. */
export type Ask = ListAsk | { readonly after: ShotId }

/** What one call of the director may be as large as; together all calls cost no more. */
export interface CallSize {
  /** Shots that it writes. */
  readonly shots: number
  /** Shots that it is told. */
  readonly told: number
  /** Calls from this one on. */
  readonly calls: number
}

/** Even parts of at most `most` shots, the larger ones first: 25 is 9, 8, 8. */
export function partsOf(count: number, most: number): readonly number[] {
  const parts = Math.max(1, Math.ceil(count / most))
  return Array.from({ length: parts }, (_, i) => Math.ceil((count - i) / parts))
}

export interface Wanted {
  readonly wanted: number
  /** Those that are written, in order. */
  readonly written: readonly ShotId[]
}

/** What is wanted in all, and what of it is written. Without an unfinished list a new one is. */
export function wantedOf({ settings, unfinishedList: list }: Project, ask: ListAsk): Wanted {
  if (ask === 'rest' && list) return { wanted: list.wanted, written: list.shots }
  return { wanted: settings.shotCount, written: [] }
}

/** How many calls write the rest, at most `most` shots each, and how large they may be. */
export function sizeOf({ wanted, written }: Wanted, most: number): CallSize {
  const parts = partsOf(wanted - written.length, most)
  return { shots: parts[0] ?? 0, told: wanted - (parts.at(-1) ?? 0), calls: parts.length }
}

/** The size of what is asked for next. */
export const sizeOfAsk = (project: Project, ask: Ask, most: number): CallSize =>
  typeof ask === 'object' ? ONE_SHOT : sizeOf(wantedOf(project, ask), most)

/** A shot with both neighbours told. */
const ONE_SHOT: CallSize = { shots: 1, told: 2, calls: 1 }

/** The shots of a list that are on the board, in its order. */
export function writtenShots({ shots }: Pick<Project, 'shots'>, written: readonly ShotId[]): readonly Shot[] {
  return written.flatMap((id) => shots.find((shot) => shot.id === id && !shot.omitted) ?? [])
}

interface PartOptions extends ListOptions {
  readonly ask: ListAsk
  /** Shots of the whole list. */
  readonly wanted: number
  /** The last shot of the list when its rest was asked for. */
  readonly onto: ShotId | undefined
}

/**
 * Puts a part of a list on the board and keeps what is still to be written. The first part begins
 * the list as `withShotList` does; a further one stands at the end. Where the list was taken back
 * meanwhile, what arrived stands at the end all the same, and is no part of an earlier list.
 */
export function withListPart(
  project: Project,
  plans: readonly ShotPlan[],
  newShotId: () => ShotId,
  { ask, wanted, omitOthers, onto }: PartOptions,
): Project {
  const ids = plans.map(newShotId)
  const { unfinishedList: list, ...before } = project
  if (ask === 'list') {
    let next = 0
    const begun = withShotList(before, plans, () => ids[next++] ?? newShotId(), { omitOthers })
    return withRest(begun, wanted, ids)
  }
  const added = plans.map((plan, i): Shot => ({ ...plan, id: ids[i] ?? newShotId(), takes: [] }))
  const shots = [...project.shots, ...added].slice(0, LIMITS.shots)
  if (list?.shots.at(-1) !== onto) return { ...project, shots }
  return list ? withRest({ ...before, shots }, list.wanted, [...list.shots, ...ids]) : { ...before, shots }
}

const withRest = (project: Project, wanted: number, shots: readonly ShotId[]): Project =>
  shots.length < wanted ? { ...project, unfinishedList: { wanted, shots } } : project

/** Leaves the rest of an unfinished list unwritten. */
export const withoutRest = ({ unfinishedList: _, ...project }: Project): Project => project
