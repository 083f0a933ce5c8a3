import type { ShotId } from '../ids.ts'
import type { Project } from '../project/project.ts'
import { type ListOptions, withShotList, withWritten } from './board.ts'
import type { Shot } from './shot.ts'
import type { ShotPlan } from './shot-fields.ts'
import { lastWritten } from './unfinished-list.ts'

/** A list that a director is asked for: a new one, or the rest of the one that is unfinished. */
export type ListAsk = 'list' | 'rest'

/** What a director is asked for: a list, or one shot behind another. */
export type Ask = ListAsk | { readonly after: ShotId }

/** The largest size of one director call, from which its price is estimated. */
export interface CallSize {
  /** Shots that it writes. */
  readonly shots: number
  /** Shots in the prompt. */
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

/** What is wanted in all, and what of it is written. Without an unfinished list no rest is. */
export function wantedOf({ settings, unfinishedList: list }: Project, ask: ListAsk): Wanted {
  if (ask === 'rest') return { wanted: list?.wanted ?? 0, written: list?.shots ?? [] }
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

/** One shot, with both neighbours in the prompt. */
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

/** Whether a part that was asked for behind the shot `onto` is still wanted. */
export const isWanted = (project: Pick<Project, 'unfinishedList'>, ask: Ask, onto: ShotId | undefined) =>
  ask !== 'rest' || (onto !== undefined && lastWritten(project) === onto)

/**
 * Puts a part of a list on the board and keeps what is still to be written. The first part begins
 * the list as `withShotList` does; a further one stands at the end. Where the list was taken back
 * meanwhile, what arrived stands at the end all the same, and is no part of an earlier list.
 * @param ids of the new shots, one for each plan
 */
export function withListPart(
  project: Project,
  plans: readonly ShotPlan[],
  ids: readonly ShotId[],
  { ask, wanted, omitOthers, onto }: PartOptions,
): Project {
  const { unfinishedList: list, ...before } = project
  const newId = idsInTurn(ids)
  if (ask === 'list') return withRest(withShotList(before, plans, newId, { omitOthers }), wanted, ids)
  const added = plans.map((plan): Shot => ({ ...plan, id: newId(), takes: [] }))
  if (!list || !isWanted(project, ask, onto)) return withWritten(project, project.shots.length, added)
  const longer = withWritten(before, project.shots.length, added)
  return withRest(longer, list.wanted, [...list.shots, ...ids])
}

const withRest = (project: Project, wanted: number, shots: readonly ShotId[]): Project =>
  shots.length < wanted ? { ...project, unfinishedList: { wanted, shots } } : project

function idsInTurn(ids: readonly ShotId[]): () => ShotId {
  const left = [...ids]
  return () => {
    const id = left.shift()
    if (!id) throw new Error('A shot of the list has no id')
    return id
  }
}

/** Leaves the rest of an unfinished list unwritten. */
export const withoutRest = ({ unfinishedList: _, ...project }: Project): Project => project
