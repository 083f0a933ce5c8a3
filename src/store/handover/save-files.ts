import { withNumbersGiven } from '../../domain/board/locked-numbers.ts'
import { baseName } from '../../domain/handover/file-kinds.ts'
import { zipName } from '../../domain/handover/names.ts'
import { problemOf } from '../../domain/problem.ts'
import type { Project } from '../../domain/project/project.ts'
import { AppError, isCancel } from '../../lib/errors.ts'
import { download } from '../../services/handover/download.ts'
import type { MadeFile } from '../../services/handover/make-session.ts'
import { type OnTheWay, packFiles, writeFiles } from '../../services/handover/pack.ts'
import { log } from '../app/store.ts'
import { offerLock } from '../board/lock-offer.ts'
import { editProject } from '../project/edits.ts'
import { useProjectStore } from '../project/store.ts'
import { finishedFiles, useMadeFiles } from './made-files.ts'

/** Saves what is finished as a download: one file as itself, several as one zip. */
export const saveFiles = () =>
  saving(async (way) => {
    const { file, name } = await bundle(way)
    download(file, name)
    return name
  })

/** True where this browser can write into a folder. */
export const canSaveInFolder = () => window.showDirectoryPicker !== undefined

/** Saves what is finished into a folder that the person chooses. */
export const saveInFolder = () =>
  saving(async (way) => {
    const root = await window.showDirectoryPicker?.({ mode: 'readwrite' })
    if (!root) return undefined
    await writeFiles(root, finishedFiles(), useMadeFiles.getState().slug, way)
    useMadeFiles.setState({ folder: root.name })
    return root.name
  })

/** The files of one share that every browser takes. */
const MOST_SHARED = 10

/**
 * What can be passed on: the files themselves, else the zip, for many browsers pass no zip on.
 * Undefined where this browser takes neither.
 */
function sharedAs(): 'files' | 'zip' | undefined {
  const files = finishedFiles().map(alone)
  if (files.length <= MOST_SHARED && isTaken(files)) return 'files'
  return isTaken([new File([''], 'board.zip', { type: 'application/zip' })]) ? 'zip' : undefined
}

const isTaken = (files: File[]) => navigator.canShare?.({ files }) ?? false
const alone = (file: MadeFile) => new File([file.content], nameAlone(file), { type: file.content.type })

/** True where this browser can pass what is finished on to other apps. */
export const canShare = () => sharedAs() !== undefined

/**
 * Passes what is finished on to another app of the device. The files go as they are: a browser asks
 * for a fresh press, and packing may outlast it.
 */
export const shareFiles = () =>
  saving(async (way) => {
    const files = sharedAs() === 'files' ? finishedFiles().map(alone) : [await zipped(way)]
    await navigator.share({ files })
    return files.map(({ name }) => name).join(', ')
  })

async function zipped(way: OnTheWay): Promise<File> {
  const { file, name } = await bundle(way)
  return new File([file], name, { type: file.type })
}

async function bundle(way: OnTheWay): Promise<{ readonly file: Blob; readonly name: string }> {
  const files = finishedFiles()
  const [only] = files
  if (only && files.length === 1) return { file: only.content, name: nameAlone(only) }
  const { slug, preset, part, at } = useMadeFiles.getState()
  return { file: await packFiles(files, slug, at, way), name: zipName(slug, preset, part !== undefined) }
}

/** "pilot-shots.csv": a file by itself is named after its project. */
function nameAlone({ path }: MadeFile): string {
  const name = baseName(path)
  const { slug } = useMadeFiles.getState()
  return name.startsWith(`${slug}_`) ? name : `${slug}-${name}`
}

let controller: AbortController | undefined

/** Stops what is being saved; the finished files stay. */
export const cancelSaving = () => controller?.abort(new AppError('cancelled'))

/** Milliseconds after which saving shows its progress: most is done before. */
const MOMENT = 400

/**
 * One at a time. `save` returns the name that it saved under; undefined where nothing was saved.
 */
async function saving(save: (way: OnTheWay) => Promise<string | undefined>): Promise<void> {
  if (controller) return
  controller = new AbortController()
  const { signal } = controller
  let share: number | undefined
  const onShare = (now: number) => {
    share = now
  }
  const timer = setInterval(() => useMadeFiles.setState({ saving: share }), MOMENT)
  useMadeFiles.setState({ isSaving: true, problem: undefined, folder: undefined })
  const { of, at } = useMadeFiles.getState()
  try {
    const file = await save({ signal, onShare })
    if (file === undefined) return
    // Packing takes its time: another choice may have been made meanwhile.
    if (useMadeFiles.getState().at === at) useMadeFiles.setState({ saved: true })
    log({ code: 'handed-over', file })
    keepNumbers(of)
  } catch (error) {
    // The person closed the browser's own dialog.
    if (!isCancel(error)) useMadeFiles.setState({ problem: problemOf(error) })
  } finally {
    clearInterval(timer)
    controller = undefined
    useMadeFiles.setState({ isSaving: false, saving: undefined })
  }
}

/** Numbers that others have seen are given to no other shot. */
function keepNumbers(of: Project | undefined): void {
  const { project, readOnly } = useProjectStore.getState()
  if (!of || !project || readOnly || project.id !== of.id) return
  editProject((now) => withNumbersGiven(now, of))
  offerLock(project)
}
