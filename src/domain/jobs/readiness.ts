import { countedShots } from '../board/counted-shots.ts'
import { isUpscaled, type Shot, shownTake, type Take } from '../board/shot.ts'
import type { BlobId, TakeId } from '../ids.ts'
import type { Project } from '../project/project.ts'
import type { UpscaleWish } from '../settings/settings.ts'

/** Pictures missing from storage: a shot that shows one counts as undrawn. */
export type Lost = ReadonlySet<BlobId>
export const NONE_LOST: Lost = new Set()

/** Takes of which a person has changed something since they were drawn. */
export type Stale = Pick<ReadonlySet<TakeId>, 'has'>
export const NONE_STALE: Stale = new Set()

const drawnTake = (shot: Shot, lost: Lost): Take | undefined => {
  const take = shownTake(shot)
  return take && !lost.has(take.blob) ? take : undefined
}

/**
 * Shots to upscale: their shown picture lacks the wanted size or model. One that is larger than
 * wanted stays: a person who wants it smaller says so for that shot.
 */
export function pendingUpscales(project: Project, wanted: UpscaleWish, lost = NONE_LOST): readonly Shot[] {
  return countedShots(project).filter((shot) => {
    const take = drawnTake(shot, lost)
    return take && !isUpscaled(take, wanted) && !isLarger(take, wanted)
  })
}

const isLarger = ({ upscaled }: Take, { model, scale }: UpscaleWish) =>
  upscaled !== undefined && upscaled.model === model && upscaled.scale > scale

/**
 * Shots to draw: they have a text, and their shown picture is missing or stale.
 */
export function pendingShots(project: Project, lost = NONE_LOST, stale = NONE_STALE): readonly Shot[] {
  return countedShots(project).filter((shot) => {
    const take = drawnTake(shot, lost)
    return shot.text.trim() !== '' && (!take || stale.has(take.id))
  })
}

/** The stations of the workflow, in the header's order. */
export type Station = 'clip' | 'scene' | 'shots' | 'pictures' | 'export'

/** The first station that is not done. */
export function currentStation(project: Project, lost = NONE_LOST, stale = NONE_STALE): Station {
  if (!project.video || !project.style) return 'clip'
  if (project.context.trim() === '') return 'scene'
  if (countedShots(project).length === 0) return 'shots'
  return pendingShots(project, lost, stale).length > 0 ? 'pictures' : 'export'
}

export const isDrawn = (shot: Shot, lost = NONE_LOST): boolean => drawnTake(shot, lost) !== undefined

export const drawnCount = (project: Project, lost = NONE_LOST): number =>
  countedShots(project).filter((shot) => isDrawn(shot, lost)).length

/** The numbers of shots to choose from. */
export const SHOT_COUNTS: readonly number[] = [3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 25, 30]
