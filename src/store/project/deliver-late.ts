import type { BlobId, ProjectId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { toAppError } from '../../lib/errors.ts'
import { broadcast, holdProject } from '../../services/app/tabs.ts'
import { loadUpkeep, storage } from '../../services/index.ts'
import type { Unsaved } from '../../services/storage/autosave.ts'
import type { Delivered } from '../../services/storage/upkeep.ts'
import { log } from '../app/store.ts'
import { keepWaiting, takeWaiting, withUnsaved } from './late-results.ts'

/**
 * Puts what arrived for a project that this tab does not write any more where it belongs: on the
 * disk, in the trash too, where no tab writes the project, else with the tab that does. Until it is
 * known to be there it waits here.
 * @param known the project as it was last seen here
 */
export async function deliverLate(
  known: Project,
  change: (project: Project) => Project,
  blobs: ReadonlyMap<BlobId, Blob> = new Map(),
  undo?: string,
): Promise<void> {
  const { id } = known
  const unsaved: Unsaved = { project: change(known), blobs, base: known, undo }
  try {
    const release = await holdProject(id, () => undefined)
    if (!release) {
      keepWaiting(unsaved)
      broadcast({ type: 'rescue', ...unsaved })
      log('What was under way arrived, and goes to the tab that now writes the project')
      return
    }
    try {
      for (const [blob, picture] of blobs) await storage.saveBlob(id, blob, picture)
      const delivered = await (await loadUpkeep()).deliver(id, change)
      if (delivered) tell(delivered)
      else log('What was under way arrived for a project that was removed for good')
    } finally {
      release()
    }
  } catch (error) {
    keepWaiting(unsaved)
    log('What arrived for a project that is no longer open is in memory only', toAppError(error))
  }
}

function tell({ project, trashed }: Delivered): void {
  log(`What was under way arrived and is kept with “${project.name}”${trashed ? ', in the trash' : ''}`)
  broadcast(trashed ? { type: 'listed' } : { type: 'saved', project })
}

/** Puts what waits for a project with it, once that was deleted in another tab. */
export async function deliverWaiting(id: ProjectId): Promise<void> {
  const unsaved = takeWaiting(id)
  if (unsaved)
    await deliverLate(unsaved.project, (now) => withUnsaved(now, unsaved), unsaved.blobs, unsaved.undo)
}
