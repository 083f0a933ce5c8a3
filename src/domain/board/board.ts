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
export function withShotMoved(project: Project, id: ShotId, by: 1 | -1): Project {
  const from = project.shots.findIndex((shot) => shot.id === id)
  const [shot, neighbour] = [project.shots[from], project.shots[from + by]]
  if (!shot || !neighbour) return project
  return { ...project, shots: project.shots.with(from, neighbour).with(from + by, shot) }
}

/**
 * Removes a shot; one with pictures goes to the shelf. Where numbers are locked it is omitted.
 */
export function withoutShot(project: Project, id: ShotId): Project {
  const gone = project.shots.find((shot) => shot.id === id)
  if (!gone) return project
  if (project.numbering?.locked) return withShot(project, id, omit)
  const shelf = gone.takes.length > 0 ? [gone, ...project.shelf] : project.shelf
  return { ...project, shots: project.shots.filter((shot) => shot.id !== id), shelf }
}

const omit = (shot: Shot): Shot => ({ ...shot, omitted: true })

/** Puts an omitted shot back under its number. */
export const withShotBack = (project: Project, id: ShotId): Project =>
  withShot(project, id, ({ omitted: _, ...shot }) => shot)

/** Changes one shot. An unknown id changes nothing. */
export function withShot(project: Project, id: ShotId, change: (shot: Shot) => Shot): Project {
  return { ...project, shots: project.shots.map((shot) => (shot.id === id ? change(shot) : shot)) }
}

/**
 * Replaces the shots by these plans, without takes; earlier shots with takes go to the shelf. Where
 * numbers are locked the new shots come after the others, which stay or are omitted.
 */
export function withShotList(
  project: Project,
  plans: readonly ShotPlan[],
  newShotId: () => ShotId,
  omitOthers = false,
): Project {
  const added = plans.map((plan) => ({ ...plan, id: newShotId(), takes: [] }))
  if (project.numbering?.locked) {
    const others = omitOthers ? project.shots.map(omit) : project.shots
    return { ...project, shots: [...others, ...added].slice(0, LIMITS.shots) }
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
 */
export function withShotFromShelf(project: Project, id: ShotId): Project {
  const shelved = project.shelf.find((shot) => shot.id === id)
  if (!shelved || project.shots.length >= LIMITS.shots) return project
  return {
    ...project,
    shots: [...project.shots, shelved],
    shelf: project.shelf.filter((shot) => shot.id !== id),
  }
}
