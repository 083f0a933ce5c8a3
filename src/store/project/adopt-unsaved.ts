import type { ProjectId } from '../../domain/ids.ts'
import type { Unsaved } from '../../services/storage/autosave.ts'
import { lateEdit } from './history.ts'
import { keepOrphan, takeOrphan, withUnsaved } from './orphans.ts'
import { inTurn } from './queue.ts'
import { useProjectStore } from './store.ts'
import { isWriting, writeAtOnce } from './writer.ts'

/** Adopts state that another tab held in memory and may no longer write. */
export async function adoptUnsaved(unsaved: Unsaved): Promise<void> {
  const { id } = unsaved.project
  const isShown = () => useProjectStore.getState().project?.id === id
  // This tab is about to take over: it receives the message before it may write.
  if (isShown() && !isWriting(id)) return keepOrphan(unsaved)
  // In turn, to include a project that is just being opened.
  await inTurn(async () => {
    if (isShown()) await adopt(unsaved)
  })
}

/** Adopts unsaved work kept here for the project that this tab now writes. Call in turn only. */
export async function adoptOrphan(id: ProjectId): Promise<void> {
  const orphan = takeOrphan(id)
  if (orphan) await adopt(orphan)
}

async function adopt(unsaved: Unsaved): Promise<void> {
  if (!isWriting(unsaved.project.id)) return keepOrphan(unsaved)
  await writeAtOnce((now) => withUnsaved(now, unsaved), unsaved.blobs, [], lateEdit(unsaved.undo))
}
