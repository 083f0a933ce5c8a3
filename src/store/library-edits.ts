import type { ProjectId } from '../domain/ids.ts'
import { newId } from '../lib/ids.ts'
import { loadUpkeep } from '../services/index.ts'
import { log } from './app-store.ts'
import { stop } from './job-store.ts'
import { listChanged, reportLibrary, useLibraryStore } from './library-store.ts'
import { closeProject, renameOpenProject, saveProject, useProjectStore } from './project-store.ts'

export async function renameProject(id: ProjectId, name: string): Promise<void> {
  const trimmed = name.trim()
  if (trimmed === '') return
  try {
    if (useProjectStore.getState().project?.id === id) renameOpenProject(trimmed)
    else
      await (await loadUpkeep()).tidy(id, (project) => ({ ...project, name: trimmed, updatedAt: Date.now() }))
  } catch (error) {
    return reportLibrary(error)
  }
  await listChanged()
}

/** A whole copy beside the original. */
export async function duplicateProject(id: ProjectId, name: string): Promise<void> {
  await saveProject()
  try {
    await (await loadUpkeep()).duplicate(id, newId<ProjectId>(), `${name} (copy)`)
  } catch (error) {
    return reportLibrary(error)
  }
  await listChanged()
}

/** Puts a project in the trash, from where `restoreProject` brings it back. */
export async function deleteProject(id: ProjectId, name: string): Promise<void> {
  if (useProjectStore.getState().project?.id === id) {
    await stop()
    await closeProject()
  }
  try {
    await (await loadUpkeep()).discard(id)
  } catch (error) {
    return reportLibrary(error)
  }
  log(`Project deleted: ${name}`)
  useLibraryStore.setState({ deleted: { id, name } })
  await listChanged()
}

export async function restoreProject(id: ProjectId): Promise<void> {
  useLibraryStore.setState({ deleted: undefined })
  await (await loadUpkeep()).restore(id)
  await listChanged()
}
