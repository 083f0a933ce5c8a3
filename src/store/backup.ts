import { create } from 'zustand'
import { type Problem, toProblem } from '../domain/problem.ts'
import { isCancel, toAppError } from '../lib/errors.ts'
import { loadUpkeep } from '../services/index.ts'
import { log } from './app-store.ts'
import { loadBlob, useProjectStore } from './project-store.ts'

/** Saves in a row are mirrored once. */
const PAUSE_MS = 3000
const META = 'backup-folder'

interface BackupState {
  /** The folder's name; absent while none is chosen. */
  readonly folder?: string | undefined
  /** The browser asks again in each visit; until then nothing is mirrored. */
  readonly needsPermission?: boolean
  /** When something was mirrored last, in milliseconds since the epoch. */
  readonly at?: number
  readonly problem?: Problem | undefined
}

export const useBackupStore = create<BackupState>(() => ({}))

/** Whether this browser can write into a folder. */
export const canBackUp = () => window.showDirectoryPicker !== undefined

let handle: FileSystemDirectoryHandle | undefined

/** Finds the folder of earlier visits and mirrors each saved project from now on. Call once. */
export async function keepBackup(): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  useProjectStore.subscribe(({ save, project }, before) => {
    if (save === before.save || save.status !== 'saved' || !project || !handle) return
    clearTimeout(timer)
    timer = setTimeout(() => void mirrorOpen(), PAUSE_MS)
  })
  const found = await (await loadUpkeep()).loadMeta(META).catch(() => undefined)
  if (!(globalThis.FileSystemDirectoryHandle && found instanceof FileSystemDirectoryHandle)) return
  handle = found
  const permission = await found.queryPermission?.({ mode: 'readwrite' })
  useBackupStore.setState({ folder: found.name, needsPermission: permission !== 'granted' })
}

export async function chooseBackupFolder(): Promise<void> {
  try {
    handle = await window.showDirectoryPicker?.({ mode: 'readwrite' })
    if (!handle) return
    await (await loadUpkeep()).saveMeta(META, handle)
    useBackupStore.setState({ folder: handle.name, needsPermission: false, problem: undefined })
    log(`Projects are mirrored to the folder ${handle.name} from now on`)
    await mirrorOpen()
  } catch (error) {
    if (!isCancel(error)) useBackupStore.setState({ problem: toProblem(toAppError(error)) })
  }
}

/** Asks for the folder of an earlier visit again. */
export async function allowBackupAgain(): Promise<void> {
  const answer = await handle?.requestPermission?.({ mode: 'readwrite' })
  useBackupStore.setState({ needsPermission: answer !== 'granted' })
  if (answer === 'granted') await mirrorOpen()
}

export async function stopBackup(): Promise<void> {
  handle = undefined
  await (await loadUpkeep()).saveMeta(META, undefined)
  useBackupStore.setState({ folder: undefined, needsPermission: false, problem: undefined })
}

let mirroring: Promise<void> | undefined

/** One at a time: two would write the same files. */
async function mirrorOpen(): Promise<void> {
  await mirroring
  const { project, readOnly } = useProjectStore.getState()
  if (!handle || !project || readOnly || useBackupStore.getState().needsPermission) return
  const folder = handle
  mirroring = (async () => {
    try {
      const { mirrorProject } = await import('../services/backup.ts')
      await mirrorProject(folder, project, loadBlob)
      useBackupStore.setState({ at: Date.now(), problem: undefined })
    } catch (error) {
      useBackupStore.setState({ problem: toProblem(toAppError(error)) })
      log(`The backup folder could not be written: ${toAppError(error).message}`)
    }
  })()
  await mirroring
}
