import { isStale, isUpscaled, type Shot, shownTake, type Take } from '../board/shot.ts'
import type { BlobId } from '../ids.ts'
import { type Project, SHOT_COUNT } from '../project/project.ts'
import type { UpscaleWish } from '../settings/settings.ts'

/** Pictures that the storage has lost: a shot that shows one is not drawn. */
export type Lost = ReadonlySet<BlobId>
export const NONE_LOST: Lost = new Set()

const drawnTake = (shot: Shot, lost: Lost): Take | undefined => {
  const take = shownTake(shot)
  return take && !lost.has(take.blob) ? take : undefined
}

/**
 * Shots to upscale: those whose shown picture is not there in the size and by the model that are
 * wanted.
 */
export function pendingUpscales(project: Project, wanted: UpscaleWish, lost = NONE_LOST): readonly Shot[] {
  return project.shots.filter((shot) => {
    const take = drawnTake(shot, lost)
    return take && !isUpscaled(take, wanted)
  })
}

/**
 * Shots to draw: those with a text whose shown picture is missing or was drawn from another text.
 */
export function pendingShots(project: Project, lost = NONE_LOST): readonly Shot[] {
  return project.shots.filter((shot) => {
    const take = drawnTake(shot, lost)
    return shot.text.trim() !== '' && (!take || isStale(shot, take))
  })
}

/** The stations of the way, in order, as the header shows them. */
export type Station = 'clip' | 'scene' | 'shots' | 'pictures' | 'export'

/** Where the work stands: the first station that is not done. */
export function currentStation(project: Project, lost = NONE_LOST): Station {
  if (!project.video || !project.style) return 'clip'
  if (project.context.trim() === '') return 'scene'
  if (project.shots.length === 0) return 'shots'
  return pendingShots(project, lost).length > 0 ? 'pictures' : 'export'
}

export const isDrawn = (shot: Shot, lost = NONE_LOST): boolean => drawnTake(shot, lost) !== undefined

/** Whether there is anything to hand over: a shown picture, or what it was upscaled to. */
export const hasPictures = (project: Project, lost = NONE_LOST): boolean =>
  project.shots.map(shownTake).some((take) => {
    const { upscaled } = take ?? {}
    return take && (!lost.has(take.blob) || (upscaled && !lost.has(upscaled.blob)))
  })

export const drawnCount = (project: Project, lost = NONE_LOST): number =>
  project.shots.filter((shot) => isDrawn(shot, lost)).length

export const SHOT_COUNTS: readonly number[] = Array.from(
  { length: SHOT_COUNT.max - SHOT_COUNT.min + 1 },
  (_, i) => SHOT_COUNT.min + i,
)
