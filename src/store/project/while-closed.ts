import type { ProjectId } from '../../domain/ids.ts'
import { holdProject, takeProject } from '../../services/app/tabs.ts'
import { closeOpen } from './close.ts'
import { inTurn } from './queue.ts'
import { useProjectStore } from './store.ts'

/**
 * Works on a project that is not open, while no tab writes it; what is to be opened waits.
 * Undefined, and nothing done, where one does.
 */
export function whileClosed<Result>(id: ProjectId, work: () => Promise<Result>): Promise<Result | undefined> {
  return inTurn(async () => {
    const release = await holdProject(id, () => undefined)
    if (!release) return undefined
    try {
      return await work()
    } finally {
      release()
    }
  })
}

/** Works on a project that this tab has closed for it, and the tab that writes it handed over. */
export function whileTaken<Result>(id: ProjectId, work: () => Promise<Result>): Promise<Result> {
  return inTurn(async () => {
    if (useProjectStore.getState().project?.id === id) await closeOpen()
    const release = await takeProject(id, () => undefined)
    try {
      return await work()
    } finally {
      release?.()
    }
  })
}
