import { type Shot, shownTake, type Take, type UpscaledTake } from '../board/shot.ts'
import type { TakeId } from '../ids.ts'
import { fitPrompt } from '../project/limits.ts'
import { allShots, type Project } from '../project/project.ts'

/** A deleted take is kept this long before it is cleared away, in milliseconds: a week. */
export const DELETED_KEPT_MS = 7 * 24 * 60 * 60 * 1000

/**
 * A copy in which every shot, on the board and on the shelf, is changed; the same object when none
 * is.
 */
function withEachShot(project: Project, change: (shot: Shot) => Shot): Project {
  const [shots, shelf] = [project.shots.map(change), project.shelf.map(change)]
  const changed =
    shots.some((shot, i) => shot !== project.shots[i]) || shelf.some((shot, i) => shot !== project.shelf[i])
  return changed ? { ...project, shots, shelf } : project
}

function withTakeChanged(project: Project, id: TakeId, change: (take: Take) => Take): Project {
  return withEachShot(project, (shot) =>
    shot.takes.some((take) => take.id === id)
      ? { ...shot, takes: shot.takes.map((take) => (take.id === id ? change(take) : take)) }
      : shot,
  )
}

/**
 * A copy in which a take is appended to its shot and chosen, wherever the shot is by now. One that
 * is gone comes to the shelf, as it was when its picture was begun: a picture that was paid for
 * always has a place.
 */
export function withTake(project: Project, begun: Shot, take: Take): Project {
  const kept = allShots(project)
    .flatMap(({ takes }) => takes)
    .reduce((sum, { receipt }) => sum + receipt.prompt.length, 0)
  const fitting = { ...take, receipt: { ...take.receipt, prompt: fitPrompt(take.receipt.prompt, kept) } }
  const placed = withTakesOf(project, { ...project, shots: [{ ...begun, takes: [fitting] }], shelf: [] })
  return withEachShot(placed, (shot) => (shot.id === begun.id ? { ...shot, chosenTake: take.id } : shot))
}

/**
 * A copy in which a take has its upscaled picture, wherever the take is by now. An unknown id
 * changes nothing.
 */
export const withUpscaled = (project: Project, id: TakeId, upscaled: UpscaledTake) =>
  withTakeChanged(project, id, (take) => ({ ...take, upscaled }))

export const withStar = (project: Project, id: TakeId, starred: boolean) =>
  withTakeChanged(project, id, ({ starred: _, ...take }) => (starred ? { ...take, starred } : take))

/** A copy in which a take is marked as deleted; it stays restorable. */
export const withTakeDeleted = (project: Project, id: TakeId, now: number) =>
  withTakeChanged(project, id, (take) => ({ ...take, deletedAt: now }))

export const withTakeRestored = (project: Project, id: TakeId) =>
  withTakeChanged(project, id, ({ deletedAt: _, ...take }) => take)

/**
 * A copy without the takes that this holds for. A shot that loses its chosen take shows its newest
 * one.
 */
function withoutTakes(project: Project, goes: (take: Take, shot: Shot) => boolean): Project {
  return withEachShot(project, (shot) => {
    const takes = shot.takes.filter((take) => !goes(take, shot))
    return takes.length === shot.takes.length ? shot : { ...shot, takes }
  })
}

/** What can be cleared away to gain space: what it is called, and the project without it. */
export const CLEANUPS = {
  upscaled: (project: Project) =>
    withEachShot(project, (shot) => ({
      ...shot,
      takes: shot.takes.map(({ upscaled: _, ...take }) => take),
    })),
  /**
   * Takes that are neither shown nor starred, on the board only: a shelved shot is there for its
   * pictures.
   */
  unchosen: (project: Project) => {
    const { shelf } = project
    const without = withoutTakes(project, (take, shot) => take !== shownTake(shot) && !take.starred)
    return { ...without, shelf }
  },
  deleted: (project: Project) => withoutTakes(project, (take) => take.deletedAt !== undefined),
  /** Media that no project names any more: whatever is cleaned takes them along. */
  leftovers: (project: Project) => project,
} as const satisfies Record<string, (project: Project) => Project>

export type Cleanup = keyof typeof CLEANUPS

/** A copy without the takes that were deleted before a time, in milliseconds since the epoch. */
export const withoutOldDeleted = (project: Project, before: number) =>
  withoutTakes(project, ({ deletedAt }) => deletedAt !== undefined && deletedAt < before)

/**
 * A copy that has every take of another copy of the same project that it lacks: in its shot, or on
 * the shelf where the shot is gone. Undoing an edit and taking over from another tab must not cost
 * a picture.
 */
export function withTakesOf(project: Project, other: Project): Project {
  const have = new Set(allShots(project).flatMap(({ takes }) => takes.map(({ id }) => id)))
  let merged = project
  for (const shot of allShots(other)) {
    const missing = shot.takes.filter(({ id }) => !have.has(id))
    if (missing.length === 0) continue
    merged = allShots(merged).some(({ id }) => id === shot.id)
      ? withEachShot(merged, (mine) =>
          mine.id === shot.id ? { ...mine, takes: [...mine.takes, ...missing] } : mine,
        )
      : { ...merged, shelf: [{ ...shot, takes: missing }, ...merged.shelf] }
  }
  return merged
}
