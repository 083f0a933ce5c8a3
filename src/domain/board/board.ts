import type { ShotId } from '../ids.ts'
import { LIMITS } from '../project/limits.ts'
import type { Project } from '../project/project.ts'
import type { Shot } from './shot.ts'
import type { ShotPlan } from './shot-fields.ts'

/** Appends an empty shot; the same project where the board is full. */
export function withNewShot(project: Project, id: ShotId): Project {
  if (project.shots.length >= LIMITS.shots) return project
  return { ...project, shots: [...project.shots, { id, text: '', takes: [] }] }
}

/** Swaps a shot with its neighbour; the same project at either end. */
export const withShotMoved = (project: Project, id: ShotId, by: 1 | -1): Project =>
  withShotsMoved(project, new Set([id]), by)

/**
 * Moves each shot one place past its neighbour; -1 is earlier. Shots that stand together stay
 * together, and what stands at the end of the board already stays there.
 */
export function withShotsMoved(project: Project, ids: ReadonlySet<ShotId>, by: 1 | -1): Project {
  const shots = by === 1 ? project.shots.toReversed() : [...project.shots]
  let moved = false
  for (let place = 1; place < shots.length; place++) {
    const [before, shot] = [shots[place - 1], shots[place]]
    if (!before || !shot || !ids.has(shot.id) || ids.has(before.id)) continue
    shots[place - 1] = shot
    shots[place] = before
    moved = true
  }
  return moved ? { ...project, shots: by === 1 ? shots.reverse() : shots } : project
}

/**
 * Removes a shot; one with pictures goes to the shelf. Where numbers are locked it is omitted.
 */
export const withoutShot = (project: Project, id: ShotId): Project => withoutShots(project, new Set([id]))

/** Removes several shots as one is removed; the shelf keeps their order. */
export function withoutShots(project: Project, ids: ReadonlySet<ShotId>): Project {
  const gone = project.shots.filter((shot) => ids.has(shot.id))
  if (gone.length === 0) return project
  if (project.numbering?.locked)
    return { ...project, shots: project.shots.map((shot) => (ids.has(shot.id) ? omit(shot) : shot)) }
  const drawn = gone.filter((shot) => shot.takes.length > 0)
  const shelf = drawn.length > 0 ? [...drawn, ...project.shelf] : project.shelf
  return { ...project, shots: project.shots.filter((shot) => !ids.has(shot.id)), shelf }
}

const omit = (shot: Shot): Shot => ({ ...shot, omitted: true })

/** Puts omitted shots back under their numbers. */
export const withShotsBack = (project: Project, ids: ReadonlySet<ShotId>): Project => ({
  ...project,
  shots: project.shots.map((shot) => {
    const { omitted, ...back } = shot
    return omitted && ids.has(shot.id) ? back : shot
  }),
})

/** Changes one shot. An unknown id changes nothing. */
export function withShot(project: Project, id: ShotId, change: (shot: Shot) => Shot): Project {
  return { ...project, shots: project.shots.map((shot) => (shot.id === id ? change(shot) : shot)) }
}

/**
 * Puts written shots in at a place, counted from 0. What a full board does not take goes to the
 * shelf: it may have been paid for.
 */
export function withWritten(project: Project, place: number, written: readonly Shot[]): Project {
  const room = Math.max(0, LIMITS.shots - project.shots.length)
  return {
    ...project,
    shots: project.shots.toSpliced(place, 0, ...written.slice(0, room)),
    shelf: room < written.length ? [...written.slice(room), ...project.shelf] : project.shelf,
  }
}

export interface ListOptions {
  /** Omits the present shots, where numbers are locked. */
  readonly omitOthers?: boolean | undefined
}

/**
 * Replaces the shots by these plans, without takes; earlier shots with takes go to the shelf. Where
 * numbers are locked the new shots come after the others, which stay or are omitted.
 */
export function withShotList(
  project: Project,
  plans: readonly ShotPlan[],
  newShotId: () => ShotId,
  { omitOthers = false }: ListOptions = {},
): Project {
  const added = plans.map((plan) => ({ ...plan, id: newShotId(), takes: [] }))
  if (project.numbering?.locked) {
    const others = omitOthers ? project.shots.map(omit) : project.shots
    return withWritten({ ...project, shots: others }, others.length, added)
  }
  const drawn = project.shots.filter((shot) => shot.takes.length > 0)
  return {
    ...project,
    shots: added,
    shelf: [...drawn, ...project.shelf],
  }
}

/**
 * Moves a shelved shot to the end of the board. Changes nothing for an unknown id or a full board.
 * A number that a hand-over carried may be another shot's: it is not kept.
 */
export function withShotFromShelf(project: Project, id: ShotId): Project {
  const shelved = project.shelf.find((shot) => shot.id === id)
  if (!shelved || project.shots.length >= LIMITS.shots) return project
  const { number, ...unnumbered } = shelved
  const isCarried = number !== undefined && project.numbering?.given?.includes(number)
  return {
    ...project,
    shots: [...project.shots, isCarried ? unnumbered : shelved],
    shelf: project.shelf.filter((shot) => shot.id !== id),
  }
}
