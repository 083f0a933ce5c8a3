import { countedShots } from '../../domain/board/counted-shots.ts'
import type { Shot } from '../../domain/board/shot.ts'
import { isDrawn, pendingShots } from '../../domain/jobs/readiness.ts'
import type { Project } from '../../domain/project/project.ts'
import { workOnShots } from '../jobs/run.ts'
import type { JobState } from '../jobs/store.ts'
import { useJobStore } from '../jobs/store.ts'
import { openedProject } from '../project/store.ts'
import { useLostStore } from './lost-pictures.ts'

/** True for a shot whose drawing failed or was not started because its batch stopped. */
const isToRetry =
  ({ shots, stopped }: JobState) =>
  ({ id }: Pick<Shot, 'id'>): boolean => {
    const progress = shots[id]
    return stopped.includes(id) || (progress?.status === 'failed' && progress.kind === 'draw')
  }

/** How many shots `retryFailed` would draw. */
export const retryCount = (project: Project | undefined, jobs: JobState): number =>
  project ? countedShots(project).filter(isToRetry(jobs)).length : 0

/** Draws failed shots again, and those that their batch did not start. */
export function retryFailed(): Promise<void> {
  const ids = countedShots(openedProject()).filter(isToRetry(useJobStore.getState()))
  return workOnShots(
    'draw',
    ids.map(({ id }) => id),
  )
}

/** Draws every shot without a picture of its present text. */
export function drawAll(): Promise<void> {
  const project = openedProject()
  const { lost } = useLostStore.getState()
  const pending = pendingShots(project, lost)
  const left = countedShots(project).filter((shot) => !pending.includes(shot))
  const there = left.filter((shot) => isDrawn(shot, lost)).length
  return workOnShots(
    'draw',
    pending.map(({ id }) => id),
    { there, skipped: left.length - there },
  )
}
