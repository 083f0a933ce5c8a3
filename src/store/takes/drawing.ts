import { isDrawn, pendingShots } from '../../domain/jobs/readiness.ts'
import { useJobStore, workOnShots } from '../jobs/run.ts'
import { openedProject } from '../project/store.ts'
import { useLostStore } from './lost-pictures.ts'

/** Draws again what failed to be drawn. */
export function retryFailed(): Promise<void> {
  const { shots } = useJobStore.getState()
  const ids = openedProject().shots.flatMap(({ id }) => {
    const progress = shots[id]
    return progress?.status === 'failed' && progress.kind === 'draw' ? [id] : []
  })
  return workOnShots('draw', ids)
}

/** Draws every shot that has no picture of its present text. */
export function drawAll(): Promise<void> {
  const project = openedProject()
  const { lost } = useLostStore.getState()
  const pending = pendingShots(project, lost)
  const left = project.shots.filter((shot) => !pending.includes(shot))
  const there = left.filter((shot) => isDrawn(shot, lost)).length
  return workOnShots(
    'draw',
    pending.map(({ id }) => id),
    { there, skipped: left.length - there },
  )
}
