import type { Version } from '../../domain/handover/versions/version.ts'
import type { BlobId, ProjectId } from '../../domain/ids.ts'
import type { Folder } from '../../domain/library/file-kind.ts'
import { mediaOf } from '../../domain/library/media.ts'
import { problemOf } from '../../domain/problem.ts'
import { blobsOf } from '../../domain/project/blobs.ts'
import { freeName } from '../../domain/project/names.ts'
import type { Project } from '../../domain/project/project.ts'
import { AppError, isCancel, toAppError } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import { whileImporting } from '../../services/app/tabs.ts'
import { download } from '../../services/handover/download.ts'
import { fileName } from '../../services/handover/file-names.ts'
import type { FileWords } from '../../services/handover/file-words.ts'
import { storage } from '../../services/index.ts'
import type { Parts } from '../../services/library/project-parts.ts'
import { abandonImport, blobSizes } from '../../services/storage/cleanup.ts'
import type { BlobSizes } from '../../services/storage/schema.ts'
import { readSpace } from '../../services/storage/space.ts'
import { listVersions, saveVersions } from '../../services/storage/versions.ts'
import { log } from '../app/store.ts'
import { setProblem } from '../jobs/problems.ts'
import { useProjectStore } from '../project/store.ts'
import { flushProject, loadBlob } from '../project/writer.ts'
import { noteExported } from './export-reminder.ts'
import { listChanged, reportLibrary, showInLibrary } from './store.ts'
import { transferring } from './transfer.ts'

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
  const open = useProjectStore.getState().project?.id === project.id
  // Only for the progress.
  const sizes: BlobSizes = await blobSizes(project.id).catch(() => ({}))
  const named = new Set([project, ...versions.map(({ board }) => board)].flatMap(blobsOf))
  const total = [...named].reduce((sum, id) => sum + (sizes[id] ?? 0), 1)
  const missing = new Set<BlobId>()
  const stream = await exportProject(project, {
    versions,
    loadBlob: open ? loadBlob : (id) => storage.loadBlob(project.id, id),
    onProgress: (bytes) => onProgress(Math.min(1, bytes / total)),
    onMissing: (id) => missing.add(id),
    signal,
  })
  const file = await target?.createWritable().catch((error: unknown) => {
    log({ code: 'place-not-written' }, toAppError(error))
  })
  if (file) await stream.pipeTo(file, { signal })
  else download(await new Response(stream).blob(), name)
  return missing
}

/**
 * Imports the projects of files and folders one after the other, as new projects. Each is checked
 * whole before anything changes; a failure does not affect the others.
 * @returns false after any failure, which is shown above the list with its file's name.
 */
export async function importProjects(
  sources: readonly (File | Folder<File>)[],
  words: FileWords,
): Promise<boolean> {
  const problems: AppError[] = []
  try {
    for (const [index, source] of sources.entries()) {
      const place = sources.length > 1 ? { place: { one: index + 1, of: sources.length } } : {}
      const job = { doing: 'importing', file: source.name, ...place } as const
      const work = (onProgress: (share: number) => void, signal: AbortSignal) =>
        whileImporting(() => takeInAll(source, words, onProgress, signal))
      try {
        problems.push(...(await transferring(job, work)))
      } catch (error) {
        if (isCancel(error)) break
        problems.push(named(source.name, error))
      }
    }
  } finally {
    await listChanged()
  }
  for (const problem of problems) reportLibrary(problem)
  return problems.length === 0
}

function named(name: string, error: unknown): AppError {
  const { code, detail } = toAppError(error)
  return new AppError(code, { code: 'named', name, why: detail }, { cause: error })
}

/** Imports every project of a file or folder. @returns what each of them lacks. */
async function takeInAll(
  source: File | Folder<File>,
  words: FileWords,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<readonly AppError[]> {
  const { projectsIn } = await import('../../services/library/project-parts.ts')
  const projects = await projectsIn(source)
  const problems: AppError[] = []
  for (const [done, parts] of projects.entries()) {
    const onPart = (share: number) => onProgress((done + share) / projects.length)
    try {
      problems.push(...(await takeIn(source.name, parts, words, onPart, signal)))
    } catch (error) {
      // The error of a single project ends the import of its file; among several, the others
      // follow.
      if (projects.length === 1 || isCancel(error)) throw error
      problems.push(named(source.name, error))
    }
  }
  return problems
}

/** Progress: checking is the first half, storing the second. @returns what the project lacks. */
async function takeIn(
  name: string,
  parts: Parts,
  words: FileWords,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<readonly AppError[]> {
  const { checkProject } = await import('../../services/library/project-import.ts')
  const checked = await checkProject(parts, { onProgress: (share) => onProgress(share / 2), signal })
  const { usage, quota } = await readSpace()
  if (quota > 0 && checked.bytes > quota - usage) throw new AppError('no-space')
  const id = newId<ProjectId>()
  try {
    for (const [done, blob] of checked.media.entries()) {
      signal.throwIfAborted()
      await storage.saveBlob(id, blob, await checked.extract(blob))
      onProgress(0.5 + done / checked.media.length / 2)
    }
    // Consent given by the author of the file is not the user's.
    const { agreements: _, ...settings } = checked.project.settings
    const taken = (await storage.list()).cards.map((card) => card.name)
    const name = freeName(checked.project.name, taken)
    await saveVersions(id, checked.versions)
    await storage.save({ ...checked.project, id, name, settings }, new Map<BlobId, Blob>())
    log({ code: 'imported', project: name })
  } catch (error) {
    await abandonImport(id).catch(() => undefined)
    throw error
  }
  return checked.missing.length === 0
    ? []
    : [new AppError('import-partial', words.lacks(name, words.media(checked.missing)))]
}
