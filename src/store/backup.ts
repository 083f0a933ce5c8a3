import { create } from 'zustand'
import type { ProjectId } from '../domain/ids.ts'
import { type Problem, toProblem } from '../domain/problem.ts'
import type { ProjectCard } from '../domain/project-card.ts'
import { AppError, isCancel, toAppError } from '../lib/errors.ts'
import { loadUpkeep, storage } from '../services/index.ts'
import { whileMirroring } from '../services/tabs.ts'
import { log } from './app-store.ts'
import { useLibraryStore } from './library-store.ts'
import { useProjectStore } from './open-project.ts'

/** Saves in a row are mirrored once. */
const PAUSE_MS = 3000
const FOLDER = 'backup-folder'
const MIRRORED = 'backup-mirrored'

interface BackupState {
  /** The folder's name; absent while none is chosen. */
  readonly folder?: string | undefined
  /** The browser asks again in each visit; until then nothing is mirrored. */
  readonly needsPermission?: boolean
  /** How many projects are still to be mirrored; absent while none is. */
  readonly left?: number | undefined
  /** When something was mirrored last, in milliseconds since the epoch. */
  readonly at?: number
  readonly problem?: Problem | undefined
}

export const useBackupStore = create<BackupState>(() => ({}))

/** Whether this browser can write into a folder. */
export const canBackUp = () => window.showDirectoryPicker !== undefined

let handle: FileSystemDirectoryHandle | undefined
let timer: ReturnType<typeof setTimeout> | undefined

/** Finds the folder of earlier visits and mirrors each project that is saved, imported or copied from now on. Call once. */
export async function keepBackup(): Promise<void> {
  useProjectStore.subscribe(({ save, project, readOnly }, before) => {
    if (save !== before.save && save.status === 'saved' && project && !readOnly) mirrorSoon()
  })
  useLibraryStore.subscribe(({ projects }, before) => projects !== before.projects && mirrorSoon())
  const found = await (await loadUpkeep()).loadMeta(FOLDER).catch(() => undefined)
  if (!(globalThis.FileSystemDirectoryHandle && found instanceof FileSystemDirectoryHandle)) return
  handle = found
  const permission = await found.queryPermission?.({ mode: 'readwrite' })
  useBackupStore.setState({ folder: found.name, needsPermission: permission !== 'granted' })
  mirrorSoon()
}

export async function chooseBackupFolder(): Promise<void> {
  try {
    handle = await window.showDirectoryPicker?.({ mode: 'readwrite' })
    if (!handle) return
    const upkeep = await loadUpkeep()
    await upkeep.saveMeta(MIRRORED, undefined)
    await upkeep.saveMeta(FOLDER, handle)
    useBackupStore.setState({ folder: handle.name, needsPermission: false, problem: undefined })
    log(`Projects are mirrored to the folder ${handle.name} from now on`)
    await mirrorChanged()
  } catch (error) {
    if (!isCancel(error)) useBackupStore.setState({ problem: toProblem(toAppError(error)) })
  }
}

/** Asks for the folder of an earlier visit again. */
export async function allowBackupAgain(): Promise<void> {
  const answer = await handle?.requestPermission?.({ mode: 'readwrite' }).catch(() => 'denied')
  useBackupStore.setState({ needsPermission: answer !== 'granted' })
  if (answer === 'granted') await mirrorChanged()
}

export async function stopBackup(): Promise<void> {
  handle = undefined
  const upkeep = await loadUpkeep()
  await upkeep.saveMeta(FOLDER, undefined)
  await upkeep.saveMeta(MIRRORED, undefined)
  useBackupStore.setState({ folder: undefined, needsPermission: false, problem: undefined })
}

function mirrorSoon(): void {
  clearTimeout(timer)
  if (handle) timer = setTimeout(() => void mirrorChanged(), PAUSE_MS)
}

/** When each project that is in the folder had last been changed. */
type Mirrored = Readonly<Record<ProjectId, number>>

/** Mirrors every project that has changed since it was mirrored; one tab at a time, because two would write the same files. */
async function mirrorChanged(): Promise<void> {
  if (useBackupStore.getState().needsPermission) return
  try {
    await whileMirroring(async () => {
      const upkeep = await loadUpkeep()
      let mirrored = ((await upkeep.loadMeta(MIRRORED)) ?? {}) as Mirrored
      const changed = (await storage.list()).cards.filter(({ id, updatedAt }) => mirrored[id] !== updatedAt)
      for (const [done, card] of changed.entries()) {
        useBackupStore.setState({ left: changed.length - done })
        if (!handle || !(await mirror(handle, card))) break
        mirrored = { ...mirrored, [card.id]: card.updatedAt }
        await upkeep.saveMeta(MIRRORED, mirrored)
        useBackupStore.setState({ at: Date.now(), problem: undefined })
      }
    })
  } catch (error) {
    useBackupStore.setState({ problem: toProblem(toAppError(error)) })
  } finally {
    useBackupStore.setState({ left: undefined })
  }
}

/** False when the folder cannot be written: then there is no use in going on. */
async function mirror(folder: FileSystemDirectoryHandle, { id }: ProjectCard): Promise<boolean> {
  // One that cannot be read says so when it is opened; the others are mirrored all the same.
  const project = await storage.load(id).catch(() => undefined)
  if (!project) return true
  try {
    const { mirrorProject } = await import('../services/backup.ts')
    await mirrorProject(folder, project, (blob) => storage.loadBlob(id, blob))
    return true
  } catch (error) {
    const permission = await folder.queryPermission?.({ mode: 'readwrite' })
    if (permission !== undefined && permission !== 'granted')
      useBackupStore.setState({ needsPermission: true })
    const known = new AppError('backup-failed', `${folder.name}: ${toAppError(error).detail ?? 'no answer'}`)
    useBackupStore.setState({ problem: toProblem(known) })
    log('The backup folder could not be written', toAppError(error))
    return false
  }
}
