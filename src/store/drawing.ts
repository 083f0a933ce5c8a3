import { pendingShots } from '../domain/readiness.ts'
import { useJobStore, workOnShots } from './job-store.ts'
import { useLostStore } from './lost-pictures.ts'
import { openedProject } from './open-project.ts'

/** Draws again what failed to be drawn. */
export function retryFailed(): Promise<void> {
  const { shots } = useJobStore.getState()
  const ids = openedProject().shots.flatMap(({ id }) => {
    const progress = shots[id]
    return progress?.status === 'failed' && progress.kind === 'images' ? [id] : []
  })
  return workOnShots('images', ids, 0)
}

/** Draws every shot that has no picture of its present text. */
export function generateAllImages(): Promise<void> {
  const project = openedProject()
  const pending = pendingShots(project, useLostStore.getState().lost).map((shot) => shot.id)
  return workOnShots('images', pending, project.shots.length - pending.length)
}
