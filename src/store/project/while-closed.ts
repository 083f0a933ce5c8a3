import type { ProjectId } from '../../domain/ids.ts'
import { holdProject, takeProject } from '../../services/app/tabs.ts'
import { closeOpen } from './close.ts'
import { inTurn } from './queue.ts'
import { useProjectStore } from './store.ts'

/**
 * Works on a project that no tab writes, while openings wait. @returns undefined, without working,
 * where a tab writes it.
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

/** Works on a project after this tab closed it and its writer handed it over. */
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
