import type { BlobId, ProjectId } from '../domain/ids.ts'
import { blobsOf, type Project } from '../domain/project.ts'
import { mediaNames } from '../domain/project-file.ts'
import { AppError, isCancel } from '../lib/errors.ts'
import { newId } from '../lib/ids.ts'
import { download, fileName } from '../services/exporter.ts'
import { loadUpkeep, storage } from '../services/index.ts'
import type { BlobSizes } from '../services/project-records.ts'
import { readSpace } from '../services/space.ts'
import { tellTabs, whileImporting } from '../services/tabs.ts'
import { log } from './app-store.ts'
import { noteExported } from './export-reminder.ts'
import { refreshLibrary, reportLibrary } from './library-store.ts'
import { useProjectStore } from './open-project.ts'
import { setProblem } from './problems.ts'
import { loadBlob, saveProject } from './project-store.ts'
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
    const missing = await transferring(`Exporting ${name}`, (onProgress, signal) =>
      write(project, name, target, onProgress, signal),
    )
    log(`Exported as ${name}`)
    // A full disk cannot keep this, and the file is written all the same.
    await noteExported(id).catch(() => undefined)
    if (missing.size > 0) {
      report(new AppError('export-partial', listed(mediaNames(project, (blob) => missing.has(blob)))))
    }
  } catch (error) {
    if (!isCancel(error)) report(error)
  }
}

/** Above the list, and in the project where one is open: it may have been asked for in either. */
function report(error: unknown): void {
  setProblem('project', error)
  reportLibrary(error)
}

/** How many names are read out before the rest is counted. */
const NAMED = 8

/** "the clip; shot 2, take 1; and 3 more". */
function listed(names: readonly string[]): string {
  const more = names.length - NAMED
  return [...names.slice(0, NAMED), ...(more > 0 ? [`and ${more} more`] : [])].join('; ')
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
): Promise<ReadonlySet<BlobId>> {
  const { exportProject } = await import('../services/project-export.ts')
  const open = useProjectStore.getState().project?.id === project.id
  // They are for the progress only.
  const sizes: BlobSizes = await loadUpkeep()
    .then((upkeep) => upkeep.sizes(project.id))
    .catch(() => ({}))
  const total = blobsOf(project).reduce((sum, id) => sum + (sizes[id] ?? 0), 1)
  const missing = new Set<BlobId>()
  const stream = await exportProject(project, {
    loadBlob: open ? loadBlob : (id) => storage.loadBlob(project.id, id),
    onProgress: (bytes) => onProgress(Math.min(1, bytes / total)),
    onMissing: (id) => missing.add(id),
    signal,
  })
  if (target) await stream.pipeTo(await target.createWritable(), { signal })
  else download(await new Response(stream).blob(), name)
  return missing
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
  if (quota > 0 && checked.bytes > quota - usage) throw new AppError('no-space', file.name)
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
    await (await loadUpkeep()).abandonImport(id).catch(() => undefined)
    throw error
  }
  log(`Imported ${checked.project.name}`)
  if (checked.missing.length > 0) {
    const missing = `Missing: ${listed(checked.missing)}.`
    log(missing)
    reportLibrary(new AppError('import-partial', missing))
  }
  return id
}
