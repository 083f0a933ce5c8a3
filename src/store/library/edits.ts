import type { ProjectId } from '../../domain/ids.ts'
import { copyName } from '../../domain/project/names.ts'
import { isBlank } from '../../domain/scene/blank-text.ts'
import { AppError } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import { broadcast, isWorkedOn } from '../../services/app/tabs.ts'
import { tidyProject } from '../../services/storage/cleanup.ts'
import { duplicateProject as copyProject } from '../../services/storage/closed-projects.ts'
import { discardProject, restoreProject as takeFromTrash } from '../../services/storage/deleted-projects.ts'
import { deleteDraft } from '../../services/storage/draft.ts'
import { log } from '../app/store.ts'
import { stop } from '../jobs/running.ts'
import { renameOpenProject } from '../project/edits.ts'
import { confirmLeave } from '../project/leave.ts'
import { inTurn } from '../project/queue.ts'
import { closeProject, openReturned } from '../project/session.ts'
import { useProjectStore } from '../project/store.ts'
import { whileClosed, whileTaken } from '../project/while-closed.ts'
import { flushProject, isWriting } from '../project/writer.ts'
import { listChanged, reportLibrary, useLibraryStore } from './store.ts'

export async function renameProject(id: ProjectId, name: string): Promise<void> {
  const trimmed = name.trim()
  if (isBlank(trimmed)) return
  try {
    const { project: open, readOnly } = useProjectStore.getState()
    if (open?.id === id && !readOnly) renameOpenProject(trimmed)
    else await renameClosed(id, trimmed)
  } catch (error) {
    return reportLibrary(error)
  }
  await listChanged()
}

/**
 * Renames on disk, or asks the tab that writes the project, which would otherwise save its own name
 * over this one.
 */
async function renameClosed(id: ProjectId, name: string): Promise<void> {
  const renamed = await whileClosed(id, async () =>
    tidyProject(id, (project) => ({ ...project, name, updatedAt: Date.now() })),
  )
  if (renamed) return
  // It was opened here meanwhile.
  if (isWriting(id)) renameOpenProject(name)
  else broadcast({ type: 'rename', id, name })
}

/** Copies a project beside the original. */
export async function duplicateProject(id: ProjectId, name: string): Promise<void> {
  await flushProject()
  try {
    const taken = (useLibraryStore.getState().projects ?? []).map((card) => card.name)
    await copyProject(id, newId<ProjectId>(), copyName(name, taken))
  } catch (error) {
    return reportLibrary(error)
  }
  await listChanged()
}

/**
 * Moves a project to the trash; `restoreProject` brings it back. Asks before it cancels a job of
 * this tab, and refuses while another tab runs one.
 */
export async function deleteProject(id: ProjectId, name: string): Promise<void> {
  try {
    const { project, readOnly } = useProjectStore.getState()
    if (project?.id === id) {
      if (!readOnly && !(await confirmLeave())) return
      await stop()
    }
    // Includes a project that is just being opened.
    await closeProject(id)
    if (await isWorkedOn(id)) throw new AppError('busy-elsewhere')
    await whileTaken(id, async () => {
      await discardProject(id)
      deleteDraft(id)
    })
  } catch (error) {
    return reportLibrary(error)
  }
  broadcast({ type: 'deleted', id })
  log({ code: 'project-deleted', project: name })
  useLibraryStore.setState({ deleted: { id, name } })
  await listChanged()
}

export async function restoreProject(id: ProjectId): Promise<void> {
  useLibraryStore.setState({ deleted: undefined })
  try {
    // In turn, so that an address that is opened at once finds it.
    await inTurn(() => takeFromTrash(id))
    await openReturned()
  } catch (error) {
    return reportLibrary(error)
  }
  await listChanged()
}
