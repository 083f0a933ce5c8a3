import { countedShots } from '../../domain/board/counted-shots.ts'
import type { Shot } from '../../domain/board/shot.ts'
import type { Project } from '../../domain/project/project.ts'
import { loadAsked } from '../app/asked-code.ts'
import { setProblem } from '../jobs/problems.ts'
import { workOnShots } from '../jobs/run.ts'
import type { JobState } from '../jobs/store.ts'
import { useJobStore } from '../jobs/store.ts'
import { openedProject } from '../project/store.ts'

/**
 * True for a shot whose drawing failed or was not started because its batch stopped. What is more
 * than a new take is tried again at its card alone.
 */
const isToRetry =
  ({ shots, stopped }: JobState) =>
  ({ id }: Pick<Shot, 'id'>): boolean => {
    const progress = shots[id]
    return (
      stopped.includes(id) || (progress?.status === 'failed' && progress.kind === 'draw' && !progress.ask)
    )
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

/** Draws the pictures that are missing, or asks which. */
export async function drawAll(): Promise<void> {
  try {
    const { drawAllShots } = await loadAsked(() => import('./draw-all.ts'))
    await drawAllShots()
  } catch (error) {
    setProblem('shots', error)
  }
}
