import type { Project } from '../../domain/project/project.ts'
import { broadcast, type TabMessage } from '../../services/app/tabs.ts'
import { readRecordLate } from '../../services/storage/records.ts'
import { setProblem } from '../jobs/problems.ts'
import { refreshLibrary, useLibraryStore } from '../library/store.ts'
import { adoptUnsaved } from '../project/adopt-unsaved.ts'
import { renameOpenProject } from '../project/edits.ts'
import { forgetSavedOrphan, orphanOf } from '../project/orphans.ts'
import { closeDeleted, handOver, openReturned } from '../project/session.ts'
import { useProjectStore } from '../project/store.ts'
import { useAppStore } from './store.ts'

/** Shows what the writing tab has saved. */
function showSaved(project: Project): void {
  const { readOnly, project: shown } = useProjectStore.getState()
  if (readOnly && shown?.id === project.id) useProjectStore.setState({ project })
}

/**
 * A message with its project as this version has it; none for a project of a newer app version in
 * another tab, which is neither shown nor merged.
 */
async function read(message: TabMessage): Promise<TabMessage | undefined> {
  if (!('project' in message)) return message
  try {
    return { ...message, project: await readRecordLate(message.project) }
  } catch (error) {
    if (useProjectStore.getState().project?.id === message.project.id) setProblem('project', error)
    return undefined
  }
}

/** Handles a message of another tab. */
export async function onTabMessage(said: TabMessage): Promise<void> {
  const message = await read(said)
  if (!message) return
  if (message.type === 'handover') return adoptUnsaved(message)
  if (message.type === 'opened') {
    // The tab that it was handed to may have been killed before it saved.
    const unsaved = orphanOf(message.id)
    if (unsaved) broadcast({ type: 'handover', ...unsaved })
    return
  }
  if (message.type === 'rename') {
    const { project, readOnly } = useProjectStore.getState()
    if (project?.id === message.id && !readOnly) renameOpenProject(message.name)
    return
  }
  if (message.type === 'deleted') await closeDeleted(message.id)
  if (message.type === 'deleted' || message.type === 'listed') await trashChanged()
  if (message.type === 'listed') await openReturned()
  if (message.type === 'take-over') return handOver(message.id)
  if (message.type === 'saved') {
    forgetSavedOrphan(message.project)
    showSaved(message.project)
  }
  if (useLibraryStore.getState().projects && !location.hash.startsWith('#/project/')) await refreshLibrary()
}

/** Updates the trash list if it is open. */
async function trashChanged(): Promise<void> {
  if (useAppStore.getState().dialog !== 'storage') return
  const { measureSpace } = await import('../storage/space.ts')
  await measureSpace()
}
