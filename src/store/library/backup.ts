import type { ProjectId } from '../../domain/ids.ts'
import type { ProjectCard } from '../../domain/library/card.ts'
import { type Problem, problemOf, toProblem } from '../../domain/problem.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { AppError, isCancel, toAppError } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import { broadcast, subscribeTabs, whileMirroring } from '../../services/app/tabs.ts'
import type { FileWords } from '../../services/handover/file-words.ts'
import { storage } from '../../services/index.ts'
import { loadMeta, saveMeta } from '../../services/storage/meta.ts'
import { listVersions } from '../../services/storage/versions.ts'
import { log } from '../app/store.ts'
import { useProjectStore } from '../project/store.ts'
import { useLibraryStore } from './store.ts'

/** Delay that merges several saves into one mirroring. */
const PAUSE_MS = 3000
const FOLDER = 'backup-folder'
const MIRRORED = 'backup-mirrored'

interface BackupState {
  /** The folder's name; absent while none is chosen. */
  readonly folder?: string | undefined
  /** The browser asks again in each visit; nothing is mirrored before. */
  readonly needsPermission?: boolean
  /** Projects still to mirror; absent when idle. */
  readonly left?: number | undefined
  /** Time of the last mirroring, in milliseconds since the epoch. */
  readonly at?: number
  readonly problem?: Problem | undefined
}

export const useBackupStore = createShown<BackupState>(() => ({}))

/** True where this browser can write into a folder. */
export const canBackUp = () => window.showDirectoryPicker !== undefined

interface Folder {
  /** Identifies one choice of a folder, so that progress in another folder does not count. */
  readonly id: string
  readonly handle: FileSystemDirectoryHandle
}

/** A cache of this tab; folder and progress are re-read from the storage that all tabs share. */
let folder: Folder | undefined
let timer: ReturnType<typeof setTimeout> | undefined
/** Asked anew for each project: another language may have been chosen. */
let loadWords: LoadWords

type LoadWords = () => Promise<Pick<FileWords, 'storyboard'>>

/**
 * Finds the folder of earlier visits and mirrors each project saved, imported or copied from now
 * on. Call once.
 */
export async function keepBackup(words: LoadWords): Promise<void> {
  loadWords = words
  useProjectStore.subscribe(({ save, project, readOnly }, before) => {
    if (save !== before.save && save.status === 'saved' && project && !readOnly) mirrorSoon()
  })
  useLibraryStore.subscribe(({ projects }, before) => projects !== before.projects && mirrorSoon())
  subscribeTabs(({ type }) => type === 'backup' && void followFolder())
  await followFolder()
}

/** Adopts the folder chosen in this tab or another. */
async function followFolder(): Promise<void> {
  folder = await readFolder().catch(() => undefined)
  const permission = await folder?.handle.queryPermission?.({ mode: 'readwrite' })
  const needsPermission = folder !== undefined && (permission ?? 'granted') !== 'granted'
  useBackupStore.setState({ folder: folder?.handle.name, needsPermission, problem: undefined })
  mirrorSoon()
}

async function readFolder(): Promise<Folder | undefined> {
  if (!globalThis.FileSystemDirectoryHandle) return undefined
  const found = await loadMeta(FOLDER)
  // Earlier versions stored the bare handle.
  if (found instanceof FileSystemDirectoryHandle) return { id: '', handle: found }
  return found as Folder | undefined
}

async function keepFolder(chosen: Folder | undefined): Promise<void> {
  await saveMeta(FOLDER, chosen)
  broadcast({ type: 'backup' })
  await followFolder()
}

export async function chooseBackupFolder(): Promise<void> {
  try {
    const handle = await window.showDirectoryPicker?.({ mode: 'readwrite' })
    if (!handle) return
    await keepFolder({ id: newId(), handle })
    log({ code: 'backup-begun', folder: handle.name })
    await mirrorChanged()
  } catch (error) {
    if (!isCancel(error)) useBackupStore.setState({ problem: problemOf(error) })
  }
}

/** Asks again for permission to the folder of an earlier visit. */
export async function allowBackupAgain(): Promise<void> {
  const answer = await folder?.handle.requestPermission?.({ mode: 'readwrite' }).catch(() => 'denied')
  useBackupStore.setState({ needsPermission: answer !== 'granted' })
  if (answer === 'granted') await mirrorChanged()
}

export async function stopBackup(): Promise<void> {
  try {
    await keepFolder(undefined)
  } catch (error) {
    useBackupStore.setState({ problem: problemOf(error) })
  }
}

function mirrorSoon(): void {
  clearTimeout(timer)
  if (folder) timer = setTimeout(() => void mirrorChanged(), PAUSE_MS)
}

/** The contents of a folder. */
interface Mirrored {
  readonly folder: string
  /** The `updatedAt` of each mirrored project. */
  readonly projects: Readonly<Record<ProjectId, number>>
}

/**
 * Mirrors every project that changed since its last mirroring; one tab at a time, because two would
 * write the same files.
 */
async function mirrorChanged(): Promise<void> {
  if (useBackupStore.getState().needsPermission) return
  try {
    await whileMirroring(async () => {
      const target = await readFolder()
      if (!target) return
      const known = (await loadMeta(MIRRORED)) as Mirrored | undefined
      let projects = known?.folder === target.id ? known.projects : {}
      const changed = (await storage.list()).cards.filter(({ id, updatedAt }) => projects[id] !== updatedAt)
      for (const [done, card] of changed.entries()) {
        useBackupStore.setState({ left: changed.length - done })
        // The folder was changed or cleared, here or in another tab.
        if ((await readFolder())?.id !== target.id) break
        if (!(await mirror(target.handle, card))) break
        projects = { ...projects, [card.id]: card.updatedAt }
        await saveMeta(MIRRORED, { folder: target.id, projects } satisfies Mirrored)
        useBackupStore.setState({ at: Date.now(), problem: undefined })
      }
    })
  } catch (error) {
    useBackupStore.setState({ problem: problemOf(error) })
  } finally {
    useBackupStore.setState({ left: undefined })
  }
}

/** @returns false when the folder cannot be written, which ends the run. */
async function mirror(folder: FileSystemDirectoryHandle, { id }: ProjectCard): Promise<boolean> {
  // An unreadable project is reported when it is opened; the others are mirrored.
  const project = await storage.load(id).catch(() => undefined)
  if (!project) return true
  try {
    const { mirrorProject } = await import('../../services/library/project-folder.ts')
    const versions = await listVersions(id)
    await mirrorProject(folder, project, versions, await loadWords(), (blob) => storage.loadBlob(id, blob))
    return true
  } catch (error) {
    const permission = await folder.queryPermission?.({ mode: 'readwrite' })
    if (permission !== undefined && permission !== 'granted')
      useBackupStore.setState({ needsPermission: true })
    const known = new AppError('backup-failed', {
      code: 'named',
      name: folder.name,
      why: toAppError(error).detail ?? { code: 'no-answer' },
    })
    useBackupStore.setState({ problem: toProblem(known) })
    log({ code: 'backup-failed' }, toAppError(error))
    return false
  }
}
