import type { BlobId, ProjectId } from '../domain/ids.ts'
import { blobsOf, type Project } from '../domain/project.ts'
import { AppError, isCancel } from '../lib/errors.ts'
import { newId } from '../lib/ids.ts'
import { download, fileName } from '../services/exporter.ts'
import { loadUpkeep, storage } from '../services/index.ts'
import { readSpace } from '../services/space.ts'
import { tellTabs, whileImporting } from '../services/tabs.ts'
import { log } from './app-store.ts'
import { refreshLibrary, reportLibrary } from './library-store.ts'
import { loadBlob, saveProject, setProblem, useProjectStore } from './project-store.ts'
import { transferring } from './transfer-store.ts'

/** Writes a project as a `.maestro` file: to where the person chooses, or as a download. */
export async function exportProjectFile(id: ProjectId): Promise<void> {
  try {
    const open = useProjectStore.getState().project
    if (open?.id === id) await saveProject()
    const project = open?.id === id ? open : await storage.load(id)
    if (!project) throw new AppError('storage-lost', 'There is no project at this address.')
    const name = fileName(project.name, '.maestro')
    // The picker wants a click that is still fresh.
    const target = await chooseTarget(name)
    await transferring(`Exporting ${name}`, (onProgress, signal) =>
      write(project, name, target, onProgress, signal),
    )
    log(`Exported as ${name}`)
  } catch (error) {
    if (isCancel(error)) return
    setProblem('project', error)
    reportLibrary(error)
  }
}

async function chooseTarget(suggestedName: string): Promise<FileSystemFileHandle | undefined> {
  const types = [{ description: 'Maestro project', accept: { 'application/x-maestro': ['.maestro'] } }]
  return window.showSaveFilePicker?.({ suggestedName, types })
}

async function write(
  project: Project,
  name: string,
  target: FileSystemFileHandle | undefined,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const { exportProject } = await import('../services/project-export.ts')
  const open = useProjectStore.getState().project?.id === project.id
  const sizes = await (await loadUpkeep()).sizes(project.id)
  const total = blobsOf(project).reduce((sum, id) => sum + (sizes[id] ?? 0), 1)
  const stream = await exportProject(project, {
    loadBlob: open ? loadBlob : (id) => storage.loadBlob(project.id, id),
    onProgress: (bytes) => onProgress(Math.min(1, bytes / total)),
    signal,
  })
  if (target) await stream.pipeTo(await target.createWritable(), { signal })
  else download(await new Response(stream).blob(), name)
}

/** Checks a `.maestro` file whole, then takes it in as a new project beside the others. */
export async function importProjectFile(file: File): Promise<ProjectId | undefined> {
  try {
    const id = await transferring(`Importing ${file.name}`, (onProgress, signal) =>
      whileImporting(() => takeIn(file, onProgress, signal)),
    )
    tellTabs({ type: 'listed' })
    await refreshLibrary()
    return id
  } catch (error) {
    if (!isCancel(error)) reportLibrary(error)
    return undefined
  }
}

/** Checking is half the way, keeping the other half. */
async function takeIn(
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<ProjectId> {
  const { checkProjectFile } = await import('../services/project-import.ts')
  const checked = await checkProjectFile(file, { onProgress: (share) => onProgress(share / 2), signal })
  const { usage, quota } = await readSpace()
  if (quota > 0 && file.size > quota - usage) throw new AppError('no-space', file.name)
  const id = newId<ProjectId>()
  try {
    for (const [done, blob] of checked.media.entries()) {
      signal.throwIfAborted()
      await storage.saveBlob(id, blob, await checked.extract(blob))
      onProgress(0.5 + done / checked.media.length / 2)
    }
    // Whoever made the file cannot agree for the person who opens it.
    const { agreed: _, agreedHost: __, ...settings } = checked.project.settings
    await storage.save({ ...checked.project, id, settings }, new Map<BlobId, Blob>())
  } catch (error) {
    await (await loadUpkeep()).purge(id).catch(() => undefined)
    throw error
  }
  const missing =
    checked.missing === 0 ? '' : `; ${checked.missing} pictures or clips were missing from the file`
  log(`Imported ${checked.project.name}${missing}`)
  if (checked.missing > 0) reportLibrary(new AppError('import-partial', `${checked.missing} missing`))
  return id
}
