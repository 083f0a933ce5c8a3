import type { BlobId, ProjectId } from '../../domain/ids.ts'
import type { Folder } from '../../domain/library/file-kind.ts'
import { freeName } from '../../domain/project/names.ts'
import { AppError, isCancel, toAppError } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import { whileImporting } from '../../services/app/tabs.ts'
import type { FileWords } from '../../services/handover/file-words.ts'
import { storage } from '../../services/index.ts'
import type { Parts } from '../../services/library/project-parts.ts'
import { abandonImport } from '../../services/storage/cleanup.ts'
import { whyNothingIsKept } from '../../services/storage/database.ts'
import { readSpace } from '../../services/storage/space.ts'
import { saveVersions } from '../../services/storage/versions.ts'
import { log } from '../app/store.ts'
import { listChanged, reportLibrary } from './store.ts'
import { type Imported, tellDone } from './transfer.ts'
import { transferring } from './transferring.ts'

/**
 * Imports the projects of files and folders one after the other, as new projects. Each is checked
 * whole before anything shows; a failure does not affect the others.
 * @returns false after any failure, which is shown above the list with its file's name.
 */
export async function importProjects(
  sources: readonly (File | Folder<File>)[],
  words: FileWords,
): Promise<boolean> {
  const problems: AppError[] = []
  const taken: Imported[] = []
  const onTaken = (one: Imported) => taken.push(one)
  try {
    for (const [index, source] of sources.entries()) {
      const place = sources.length > 1 ? { place: { one: index + 1, of: sources.length } } : {}
      const job = { doing: 'importing', file: source.name, ...place } as const
      const work = (onProgress: (share: number) => void, signal: AbortSignal) =>
        whileImporting(() => takeInAll(source, words, { onProgress, onTaken, signal })).finally(() => {
          // A cancel that came while the record was being written.
          if (signal.aborted) return listChanged()
        })
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
  if (taken.length > 0) tellDone({ doing: 'importing', projects: taken })
  for (const problem of problems) reportLibrary(problem)
  return problems.length === 0
}

function named(name: string, error: unknown): AppError {
  const { code, detail } = toAppError(error)
  return new AppError(code, { code: 'named', name, why: detail }, { cause: error })
}

interface Way {
  /** 0 to 1. */
  readonly onProgress: (share: number) => void
  readonly onTaken: (project: Imported) => unknown
  readonly signal: AbortSignal
}

/** Imports every project of a file or folder. @returns what each of them lacks. */
async function takeInAll(
  source: File | Folder<File>,
  words: FileWords,
  way: Way,
): Promise<readonly AppError[]> {
  const { projectsIn } = await import('../../services/library/project-parts.ts')
  const projects = await projectsIn(source)
  const problems: AppError[] = []
  for (const [done, parts] of projects.entries()) {
    const onProgress = (share: number) => way.onProgress((done + share) / projects.length)
    try {
      problems.push(...(await takeIn(source.name, parts, words, { ...way, onProgress })))
    } catch (error) {
      // The error of a single project ends the import of its file; among several, the others
      // follow.
      if (projects.length === 1 || isCancel(error)) throw error
      problems.push(named(source.name, error))
    }
  }
  return problems
}

/**
 * Stores the media under a new id, which nothing shows before they are verified and the record
 * follows. @returns what the project lacks.
 */
async function takeIn(
  name: string,
  parts: Parts,
  words: FileWords,
  { onProgress, onTaken, signal }: Way,
): Promise<readonly AppError[]> {
  const { openProject, takeMedia } = await import('../../services/library/project-import.ts')
  const file = await openProject(parts)
  const { usage, quota } = await readSpace()
  if (quota > 0 && file.bytes > quota - usage) throw new AppError('no-space')
  const id = newId<ProjectId>()
  try {
    await takeMedia(file, { keep: (blob, content) => keep(id, blob, content), onProgress, signal })
    signal.throwIfAborted()
    // Consent given by the author of the file is not the user's.
    const { agreements: _, ...settings } = file.project.settings
    const taken = (await storage.list()).cards.map((card) => card.name)
    const name = freeName(file.project.name, taken)
    await saveVersions(id, file.versions)
    await storage.save({ ...file.project, id, name, settings }, new Map<BlobId, Blob>())
    log({ code: 'imported', project: name })
    onTaken({ id, name })
  } catch (error) {
    await abandonImport(id).catch(() => undefined)
    throw error
  }
  return file.missing.length === 0
    ? []
    : [new AppError('import-partial', words.lacks(name, words.media(file.missing)))]
}

/** @returns what was stored, as the disk gives it back. */
async function keep(project: ProjectId, id: BlobId, content: Blob): Promise<Blob> {
  // A database in memory would only remember where the file lies.
  const inMemory = (await whyNothingIsKept()) !== undefined
  await storage.saveBlob(project, id, inMemory ? await new Response(content).blob() : content)
  const stored = await storage.loadBlob(project, id)
  if (!stored) throw new AppError('storage-lost')
  return stored
}
