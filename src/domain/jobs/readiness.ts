import { isStale, isUpscaled, type Shot, shownTake, type Take } from '../board/shot.ts'
import type { BlobId } from '../ids.ts'
import { type Project, SHOT_COUNT } from '../project/project.ts'
import type { UpscaleWish } from '../settings/settings.ts'
import type { JobKind } from './job.ts'

/** Pictures that the storage has lost: a shot that shows one is not drawn. */
type Lost = ReadonlySet<BlobId>
const NONE: Lost = new Set()

const drawnTake = (shot: Shot, lost: Lost): Take | undefined => {
  const take = shownTake(shot)
  return take && !lost.has(take.blob) ? take : undefined
}

/** Why a job cannot start yet, in words for a person; undefined when it can. */
export function whyNot(kind: JobKind, project: Project, lost = NONE): string | undefined {
  return BLOCKERS[kind](project, lost)
}

const BLOCKERS: Readonly<Record<JobKind, (project: Project, lost: Lost) => string | undefined>> = {
  frames: ({ video }) => (video ? undefined : 'Choose a clip first.'),
  analyze: ({ video, style }) => {
    if (!video && !style) return 'Choose a clip and a style picture first.'
    if (!video) return 'Choose a clip first.'
    return style ? undefined : 'Choose a style picture first.'
  },
  shots: ({ context, frames }) => {
    if (frames.length === 0) return 'Analyze the video first.'
    return context.trim() === '' ? 'Analyze the video first, or write a scene description.' : undefined
  },
  images: ({ shots, frames, style }) => {
    if (shots.length === 0) return 'Generate shots first.'
    if (frames.length === 0) return 'Choose a clip first: there are no frames.'
    return style ? undefined : 'Choose a style picture first.'
  },
  upscale: ({ shots }, lost) => {
    if (!shots.some(shownTake)) return 'Generate images first.'
    return shots.some((shot) => isDrawn(shot, lost))
      ? undefined
      : 'The pictures are no longer here: generate them again.'
  },
}

/**
 * Shots to upscale: those whose shown picture is not there in the size and by the model that are
 * wanted.
 */
export function pendingUpscales(project: Project, wanted: UpscaleWish, lost = NONE): readonly Shot[] {
  return project.shots.filter((shot) => {
    const take = drawnTake(shot, lost)
    return take && !isUpscaled(take, wanted)
  })
}

/**
 * Shots to draw: those with a text whose shown picture is missing or was drawn from another text.
 */
export function pendingShots(project: Project, lost = NONE): readonly Shot[] {
  return project.shots.filter((shot) => {
    const take = drawnTake(shot, lost)
    return shot.text.trim() !== '' && (!take || isStale(shot, take))
  })
}

/** The stations of the way, in order, as the header shows them. */
export type Station = 'clip' | 'scene' | 'shots' | 'pictures' | 'export'

/** Where the work stands: the first station that is not done. */
export function currentStation(project: Project, lost = NONE): Station {
  if (!project.video || !project.style) return 'clip'
  if (project.context.trim() === '') return 'scene'
  if (project.shots.length === 0) return 'shots'
  return pendingShots(project, lost).length > 0 ? 'pictures' : 'export'
}

export const isDrawn = (shot: Shot, lost = NONE): boolean => drawnTake(shot, lost) !== undefined

/** Whether there is anything to hand over: a shown picture, or what it was upscaled to. */
export const hasPictures = (project: Project, lost = NONE): boolean =>
  project.shots.map(shownTake).some((take) => {
    const { upscaled } = take ?? {}
    return take && (!lost.has(take.blob) || (upscaled && !lost.has(upscaled.blob)))
  })

export const drawnCount = (project: Project, lost = NONE): number =>
  project.shots.filter((shot) => isDrawn(shot, lost)).length

export const SHOT_COUNTS: readonly number[] = Array.from(
  { length: SHOT_COUNT.max - SHOT_COUNT.min + 1 },
  (_, i) => SHOT_COUNT.min + i,
)
