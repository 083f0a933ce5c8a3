import type { Version } from '../../domain/handover/versions/version.ts'
import type { BlobId, ProjectId } from '../../domain/ids.ts'
import { mediaOf } from '../../domain/library/media.ts'
import { problemOf } from '../../domain/problem.ts'
import { blobsOf } from '../../domain/project/blobs.ts'
import type { Project } from '../../domain/project/project.ts'
import { AppError, isCancel, toAppError } from '../../lib/errors.ts'
import { download } from '../../services/handover/download.ts'
import { fileName } from '../../services/handover/file-names.ts'
import type { FileWords } from '../../services/handover/file-words.ts'
import { storage } from '../../services/index.ts'
import { blobSizes } from '../../services/storage/cleanup.ts'
import type { BlobSizes } from '../../services/storage/schema.ts'
import { listVersions } from '../../services/storage/versions.ts'
import { log } from '../app/store.ts'
import { setProblem } from '../jobs/problems.ts'
import { useProjectStore } from '../project/store.ts'
import { flushProject, loadBlob } from '../project/writer.ts'
import { noteExported } from './export-reminder.ts'
import { showInLibrary } from './store.ts'
import { tellDone } from './transfer.ts'
import { transferring } from './transferring.ts'

/** Exports a project as a `.maestro` file, to a chosen place or as a download. */
export async function exportProjectFile(id: ProjectId, words: FileWords): Promise<void> {
  try {
    const open = useProjectStore.getState().project
    if (open?.id === id) await flushProject()
    const project = open?.id === id ? open : await storage.load(id)
    if (!project) throw new AppError('storage-lost', { code: 'no-project-here' })
    const versions = await listVersions(id)
    const name = fileName(project.name, '.maestro', words)
    // Before anything slow, because the picker needs a fresh user activation.
    const target = await chooseTarget(name, words)
    const missing = await transferring({ doing: 'exporting', file: name }, (onProgress, signal) =>
      write(project, versions, name, target, onProgress, signal),
    )
    log({ code: 'exported', file: name })
    tellDone({ doing: 'exporting', file: name })
    // On a full disk this fails, and the export is complete all the same.
    await noteExported(id).catch(() => undefined)
    if (missing.size > 0) {
      const media = mediaOf(project, (blob) => missing.has(blob), versions)
      report(new AppError('export-partial', words.media(media)))
    }
  } catch (error) {
    if (!isCancel(error)) report(error)
  }
}

/** Shows an error above the list and in the open project, for either may have begun it; logs it. */
function report(error: unknown): void {
  setProblem('project', error)
  showInLibrary([problemOf(error)])
}

/** The file that the user chose; undefined where the browser has no picker or it fails. */
async function chooseTarget(
  suggestedName: string,
  words: FileWords,
): Promise<FileSystemFileHandle | undefined> {
  const types = [{ description: words.project, accept: { 'application/x-maestro': ['.maestro'] } }]
  try {
    return await window.showSaveFilePicker?.({ suggestedName, types })
  } catch (error) {
    // Only the user's cancel ends the export; a refused or broken picker falls back to a download.
    if (isCancel(error)) throw error
    log({ code: 'no-place-chosen' }, toAppError(error))
    return undefined
  }
}

async function write(
  project: Project,
  versions: readonly Version[],
  name: string,
  target: FileSystemFileHandle | undefined,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<ReadonlySet<BlobId>> {
  const { exportProject } = await import('../../services/library/project-export.ts')
  const { writeFile } = await import('../../services/library/write-file.ts')
  const open = useProjectStore.getState().project?.id === project.id
  // Only for the progress.
  const sizes: BlobSizes = await blobSizes(project.id).catch(() => ({}))
  const named = new Set([project, ...versions.map(({ board }) => board)].flatMap(blobsOf))
  const total = [...named].reduce((sum, id) => sum + (sizes[id] ?? 0), 1)
  const missing = new Set<BlobId>()
  const place = await target?.createWritable().catch((error: unknown) => {
    log({ code: 'place-not-written' }, toAppError(error))
  })
  try {
    // Hashing is the first half, writing the second; a download is written by the browser.
    const steps = place ? 2 : 1
    const file = await exportProject(project, {
      versions,
      loadBlob: open ? loadBlob : (id) => storage.loadBlob(project.id, id),
      onProgress: (bytes) => onProgress(Math.min(1, bytes / total) / steps),
      onMissing: (id) => missing.add(id),
      signal,
    })
    if (place) await writeFile(place, file, (bytes) => onProgress((1 + bytes / file.size) / steps), signal)
    else {
      signal.throwIfAborted()
      download(file, name)
    }
  } catch (error) {
    await place?.abort(error).catch(() => undefined)
    throw error
  }
  return missing
}
