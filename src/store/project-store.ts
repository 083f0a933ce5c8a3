import { create } from 'zustand'
import type { BlobId, FrameId, ProjectId, ShotId, TakeId } from '../domain/ids.ts'
import { type Problem, toProblem } from '../domain/problem.ts'
import { type Project, withShot, withShotFromShelf } from '../domain/project.ts'
import { AppError, toAppError } from '../lib/errors.ts'
import { newId } from '../lib/ids.ts'
import { type Autosave, createAutosave, type SaveState } from '../services/autosave.ts'
import { isKeepable } from '../services/clips.ts'
import { storage } from '../services/index.ts'
import { prepareStyle } from '../services/style.ts'
import { log } from './app-store.ts'

/** Where on the screen a problem belongs. */
export type Place = 'video' | 'style' | 'scene' | 'shots' | 'project'

interface ProjectState {
  readonly project?: Project | undefined
  readonly save: { readonly status: SaveState['status']; readonly problem?: Problem }
  readonly problems: Readonly<Partial<Record<Place, Problem>>>
}

export const useProjectStore = create<ProjectState>(() => ({ save: { status: 'saved' }, problems: {} }))

let autosave: Autosave | undefined
/** Clips chosen in this visit: the only copy of those that are too large to keep. */
const visitClips = new Map<ProjectId, File>()

/** The project that was asked for last: an earlier one that loads slowly must not take its place. */
let wanted: ProjectId | undefined

/** Opens a project and makes it the one that everything works on. */
export async function openProject(id: ProjectId): Promise<void> {
  if (wanted === id || useProjectStore.getState().project?.id === id) return
  wanted = id
  try {
    await closeProject()
    const project = await storage.load(id)
    if (wanted !== id) return
    if (!project) throw new AppError('storage-lost', 'There is no project at this address.')
    showProject(project)
  } catch (error) {
    setProblem('project', error)
  } finally {
    if (wanted === id) wanted = undefined
  }
}

/** Shows a project that was just made, which is written at once. */
export function showProject(project: Project): void {
  autosave = createAutosave(storage.save, (state) =>
    useProjectStore.setState({
      save:
        state.status === 'unsaved'
          ? { status: state.status, problem: toProblem(state.error) }
          : { status: state.status },
    }),
  )
  useProjectStore.setState({ project, save: { status: 'saved' }, problems: {} })
}

/** Writes what is waiting and closes the open project. */
export async function closeProject(): Promise<void> {
  const closing = autosave
  autosave = undefined
  useProjectStore.setState({ project: undefined, save: { status: 'saved' }, problems: {} })
  await closing?.close()
}

/** The open project. @throws AppError `cancelled` when it was closed, which ends a job that still runs on it. */
export function openedProject(id?: ProjectId): Project {
  const { project } = useProjectStore.getState()
  if (!project || (id && project.id !== id)) throw new AppError('cancelled', 'The project was closed.')
  return project
}

/** Changes the open project; written soon. */
export function editProject(change: (project: Project) => Project): void {
  const { project } = useProjectStore.getState()
  if (!project) return
  const changed = { ...change(project), updatedAt: Date.now() }
  useProjectStore.setState({ project: changed })
  autosave?.changed(changed)
}

/** Changes the open project and writes it at once with the media that it newly names, and without `drops`. */
export async function commitProject(
  change: (project: Project) => Project,
  blobs: ReadonlyMap<BlobId, Blob> = new Map(),
  drops: readonly BlobId[] = [],
): Promise<void> {
  const { project } = useProjectStore.getState()
  if (!project || !autosave) return
  const changed = { ...change(project), updatedAt: Date.now() }
  const saved = autosave.commit(changed, blobs, drops)
  useProjectStore.setState({ project: changed })
  await saved
}

/** Writes what is waiting, for instance before the page goes away. */
export function flushProject(): void {
  void autosave?.flush()
}

/** A blob of the open project: from memory while it is not on disk yet, else from disk. */
export async function loadBlob(id: BlobId): Promise<Blob | undefined> {
  const { project } = useProjectStore.getState()
  return autosave?.heldBlob(id) ?? (project && (await storage.loadBlob(project.id, id)))
}

/** The open project's clip. */
export async function loadClip(): Promise<Blob | undefined> {
  const { project } = useProjectStore.getState()
  if (!project) return undefined
  const onDisk = project.video?.blob && (await loadBlob(project.video.blob))
  return onDisk ?? visitClips.get(project.id)
}

/** Remembers a clip for this visit; true when it is small enough to keep on disk as well. */
export function takeClip(file: File): Promise<boolean> {
  visitClips.set(openedProject().id, file)
  return isKeepable(file)
}

export function setProblem(place: Place, error: unknown): void {
  const known = toAppError(error)
  if (known.code === 'cancelled') return
  const problem = toProblem(known)
  useProjectStore.setState((state) => ({ problems: { ...state.problems, [place]: problem } }))
  log(`Problem: ${known.message}`)
}

/** Shows a problem that the screen itself found. */
export function reportProblem(place: Place, code: Problem['code'], detail?: string): void {
  setProblem(place, new AppError(code, detail))
}

export function clearProblem(place: Place): void {
  useProjectStore.setState(({ problems: { [place]: _, ...others } }) => ({ problems: others }))
}

let styleImport: AbortController | undefined

/** Takes in a style picture. One that cannot be used leaves the earlier one in its place. */
export async function chooseStyle(file: File): Promise<void> {
  styleImport?.abort()
  styleImport = new AbortController()
  const { signal } = styleImport
  const { id } = openedProject()
  clearProblem('style')
  try {
    const { picture, width, height } = await prepareStyle(file, signal)
    signal.throwIfAborted()
    openedProject(id)
    const blob = newId<BlobId>()
    await commitProject(
      (project) => ({ ...project, style: { blob, name: file.name, width, height } }),
      new Map([[blob, picture]]),
    )
    log(`Style picture ${file.name}, kept at ${width} × ${height}`)
  } catch (error) {
    setProblem('style', error)
  }
}

export const renameOpenProject = (name: string) => editProject((project) => ({ ...project, name }))

export const editContext = (context: string) => editProject((project) => ({ ...project, context }))

export const editShotText = (id: ShotId, text: string) =>
  editProject((project) => withShot(project, id, (shot) => ({ ...shot, text })))

export const chooseTake = (id: ShotId, chosenTake: TakeId) =>
  editProject((project) => withShot(project, id, (shot) => ({ ...shot, chosenTake })))

export const chooseIdentityFrame = (identityFrame: FrameId) =>
  editProject((project) => ({ ...project, identityFrame }))

export const bringBackShot = (id: ShotId) => editProject((project) => withShotFromShelf(project, id))

export const chooseShotCount = (shotCount: number) =>
  editProject((project) => ({ ...project, settings: { ...project.settings, shotCount } }))
