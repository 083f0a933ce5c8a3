import type { BlobId, ProjectId } from '../../domain/ids.ts'
import type { EditName } from '../../domain/project/edit-name.ts'
import type { Project } from '../../domain/project/project.ts'
import { toAppError } from '../../lib/errors.ts'
import { broadcast, holdProject } from '../../services/app/tabs.ts'
import { storage } from '../../services/index.ts'
import type { Unsaved } from '../../services/storage/autosave.ts'
import type { Delivered } from '../../services/storage/closed-projects.ts'
import { log } from '../app/store.ts'
import { lateEdit } from './history.ts'
import { keepOrphan, takeOrphan, withUnsaved } from './orphans.ts'
import { inTurn } from './queue.ts'
import { isWriting, writeAtOnce } from './writer.ts'

/**
 * Stores a late result for a project that this tab no longer writes: on disk (in the trash too)
 * where no tab writes the project, else through the tab that does. It is kept here until known to
 * be stored. Runs in turn, because it locks the project briefly, which an opening would take for
 * another tab.
 * @param known the project as last seen here
 */
export function deliverLate(
  known: Project,
  change: (project: Project) => Project,
  blobs: ReadonlyMap<BlobId, Blob> = new Map(),
  undo?: EditName,
): Promise<void> {
  const unsaved: Unsaved = { project: change(known), blobs, base: known, undo }
  return inTurn(async () => {
    // Opened here again meanwhile.
    if (isWriting(known.id)) return writeAtOnce(change, blobs, [], lateEdit(undo))
    try {
      await deliver(unsaved, change)
    } catch (error) {
      keepOrphan(unsaved)
      log({ code: 'late-in-memory' }, toAppError(error))
    }
  })
}

async function deliver(unsaved: Unsaved, change: (project: Project) => Project): Promise<void> {
  const { id } = unsaved.project
  const release = await holdProject(id, () => undefined)
  if (!release) {
    keepOrphan(unsaved)
    broadcast({ type: 'handover', ...unsaved })
    log({ code: 'late-handed-over' })
    return
  }
  try {
    for (const [blob, picture] of unsaved.blobs) await storage.saveBlob(id, blob, picture)
    const { deliverTo } = await import('../../services/storage/closed-projects.ts')
    const delivered = await deliverTo(id, change)
    if (delivered) tell(delivered)
    else log({ code: 'late-removed' })
  } finally {
    release()
  }
}

function tell({ project, trashed }: Delivered): void {
  log({ code: 'late-kept', project: project.name, trashed })
  broadcast(trashed ? { type: 'listed' } : { type: 'saved', project })
}

/** Delivers unsaved work kept here for a project that another tab deleted. */
export async function deliverOrphan(id: ProjectId): Promise<void> {
  const unsaved = takeOrphan(id)
  if (unsaved)
    await deliverLate(unsaved.project, (now) => withUnsaved(now, unsaved), unsaved.blobs, unsaved.undo)
}
