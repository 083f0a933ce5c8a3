import { withinPicture } from '../board/focus.ts'
import type { Spot } from '../board/marks.ts'
import {
  type DrawnReceipt,
  drawnReceipt,
  type Shot,
  shownTake,
  type Take,
  type UpscaledTake,
} from '../board/shot.ts'
import type { TakeId } from '../ids.ts'
import { withOnlyMedia } from '../library/only-media.ts'
import { blobsInUse } from '../project/blobs.ts'
import { fitPrompt } from '../project/limits.ts'
import { allShots, type Project } from '../project/project.ts'

/** Changes every shot, on the board and on the shelf; the same object when none changes. */
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
 * Appends a take to its shot, wherever that is now, and chooses it. If the shot is gone, it returns
 * to the shelf as it was when drawing began, so that a paid picture is never lost.
 */
export function withTake(project: Project, begun: Shot, take: Take): Project {
  const kept = allShots(project)
    .flatMap(({ takes }) => takes)
    .reduce((sum, other) => sum + (drawnReceipt(other)?.prompt.length ?? 0), 0)
  const receipt = drawnReceipt(take)
  const fitting = receipt ? { ...take, receipt: withFittingPrompt(receipt, kept) } : take
  const placed = withTakesOf(project, { ...project, shots: [{ ...begun, takes: [fitting] }], shelf: [] })
  return withEachShot(placed, (shot) => (shot.id === begun.id ? { ...shot, chosenTake: take.id } : shot))
}

/** The same, but the shot goes on showing what it shows, where it shows a picture. */
export function withTakeBeside(project: Project, begun: Shot, take: Take): Project {
  const before = allShots(project).find(({ id }) => id === begun.id)
  const chosenTake = before && shownTake(before)?.id
  return withEachShot(withTake(project, begun, take), (shot) =>
    shot.id === begun.id && chosenTake ? { ...shot, chosenTake } : shot,
  )
}

/** Says of a prompt that had to be cut that it was: what is left of it is not what was sent. */
function withFittingPrompt(receipt: DrawnReceipt, kept: number): DrawnReceipt {
  const prompt = fitPrompt(receipt.prompt, kept)
  return prompt === receipt.prompt ? receipt : { ...receipt, prompt, cutPrompt: true }
}

/** Sets the upscaled picture of a take, wherever it is now. An unknown id changes nothing. */
export const withUpscaled = (project: Project, id: TakeId, upscaled: UpscaledTake) =>
  withTakeChanged(project, id, (take) => ({ ...take, upscaled }))

export const withStar = (project: Project, id: TakeId, starred: boolean) =>
  withTakeChanged(project, id, ({ starred: _, ...take }) => (starred ? { ...take, starred } : take))

/** Notes where the subject of a take was found; one that is known already stays. */
export const withFocusFound = (project: Project, id: TakeId, focus: Spot) =>
  withTakeChanged(project, id, (take) => (take.focus ? take : { ...take, focus: withinPicture(focus) }))

/** Puts the focus of a take to a place; undefined puts it back to what was found. */
export const withFocusByHand = (project: Project, id: TakeId, spot: Spot | undefined) =>
  withTakeChanged(project, id, ({ focusByHand: _, ...take }) =>
    spot ? { ...take, focusByHand: withinPicture(spot) } : take,
  )

/** Marks a take as deleted; it can be restored. */
export const withTakeDeleted = (project: Project, id: TakeId, now: number) =>
  withTakeChanged(project, id, (take) => ({ ...take, deletedAt: now }))

export const withTakeRestored = (project: Project, id: TakeId) =>
  withTakeChanged(project, id, ({ deletedAt: _, ...take }) => take)

/** Removes the takes that match `goes`. A shot that loses its chosen take shows its newest one. */
function withoutTakes(project: Project, goes: (take: Take, shot: Shot) => boolean): Project {
  return withEachShot(project, (shot) => {
    const takes = shot.takes.filter((take) => !goes(take, shot))
    return takes.length === shot.takes.length ? shot : { ...shot, takes }
  })
}

/** The cleanups that free space: each returns the project without what it removes. */
export const CLEANUPS = {
  upscaled: (project: Project) =>
    withEachShot(project, (shot) => ({
      ...shot,
      takes: shot.takes.map(({ upscaled: _, ...take }) => take),
    })),
  /**
   * Takes neither shown nor starred, on the board only: a shelved shot is kept for its pictures.
   */
  unchosen: (project: Project) => {
    const { shelf } = project
    const without = withoutTakes(project, (take, shot) => take !== shownTake(shot) && !take.starred)
    return { ...without, shelf }
  },
  deleted: (project: Project) => withoutOldDeleted(project, Number.POSITIVE_INFINITY),
  /** Pictures that receipts alone keep, so that what was sent can be sent again. */
  sent: (project: Project) => withOnlyMedia(project, blobsInUse(project)),
  /** Draft sheets; the takes that were cut from them stay. */
  sheets: ({ sheets: _, ...project }: Project): Project => project,
  /** Sound files that were put under boards. */
  sound: ({ sound: _, ...project }: Project): Project => project,
  /** Media that no project names; every cleanup removes them. */
  leftovers: (project: Project) => project,
} as const satisfies Record<string, (project: Project) => Project>

export type Cleanup = keyof typeof CLEANUPS

/** Removes takes and draft sheets deleted before a time, in milliseconds since the epoch. */
export function withoutOldDeleted(project: Project, before: number): Project {
  const isOld = ({ deletedAt }: Pick<Take, 'deletedAt'>) => deletedAt !== undefined && deletedAt < before
  const rest = withoutTakes(project, isOld)
  if (!rest.sheets?.some(isOld)) return rest
  const { sheets, ...others } = rest
  const kept = sheets.filter((sheet) => !isOld(sheet))
  return kept.length > 0 ? { ...others, sheets: kept } : others
}

/**
 * Adds every take and draft sheet that another copy of the same project has and this one lacks: a
 * take to its shot, or to the shelf where the shot is gone. Neither undo nor a take-over may cost a
 * picture.
 */
export function withTakesOf(project: Project, other: Project): Project {
  const have = new Set(allShots(project).flatMap(({ takes }) => takes.map(({ id }) => id)))
  let merged = withSheetsOf(project, other)
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

function withSheetsOf(project: Project, other: Project): Project {
  const { sheets = [] } = project
  const missing = other.sheets?.filter(({ id }) => !sheets.some((one) => one.id === id)) ?? []
  return missing.length > 0 ? { ...project, sheets: [...sheets, ...missing] } : project
}
