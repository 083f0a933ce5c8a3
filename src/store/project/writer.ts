import type { BlobId, ProjectId } from '../../domain/ids.ts'
import { toProblem } from '../../domain/problem.ts'
import { nextEdition, type Project } from '../../domain/project/project.ts'
import { isSameWork } from '../../domain/project/undo.ts'
import { AppError } from '../../lib/errors.ts'
import { broadcast, type Release } from '../../services/app/tabs.ts'
import { storage } from '../../services/index.ts'
import { type Autosave, createAutosave, type Unsaved } from '../../services/storage/autosave.ts'
import { forgetLastWords, leaveLastWords } from '../../services/storage/draft.ts'
import { setProblem } from '../jobs/problems.ts'
import { forgetHistory, rememberEdit, type UndoName } from './history.ts'
import { hasWaiting, keepWaiting, takeWaiting, withUnsaved } from './late-results.ts'
import { NOTHING_OPEN, useProjectStore } from './store.ts'

/** What makes this tab the one that writes the open project. */
interface Writer {
  /** Names one opening of a project: only the latest may save it. */
  readonly token: string
  readonly autosave: Autosave
  readonly release: Release
}
let writer: Writer | undefined
/** Shows a project for writing, by the opening that this token names. */
export function showProject(project: Project, token: string, release: Release): void {
  const { id } = project
  const save = async (changed: Project, blobs: ReadonlyMap<BlobId, Blob>, drops: readonly BlobId[]) => {
    await storage.save(changed, blobs, drops, token)
    forgetLastWords(id)
    broadcast({ type: 'saved', project: changed })
  }
  const autosave = createAutosave(save, (state) => {
    if (writer?.autosave !== autosave) return
    const { save: before } = useProjectStore.getState()
    if (state.status === 'unsaved') {
      const words = autosave.unwritten()
      // The database does not take them: a crash would.
      if (!state.wordsKept && words) leaveLastWords({ token, project: words })
      useProjectStore.setState({
        save: {
          status: state.status,
          problem: toProblem(state.error),
          held: autosave.held(),
          wordsKept: state.wordsKept,
        },
      })
    }
    // While it is tried again, what failed is in memory only as before.
    else if (state.status === 'saving')
      useProjectStore.setState({ save: { ...before, status: state.status } })
    else useProjectStore.setState({ save: { status: state.status } })
    if (state.status === 'unsaved' && state.error.code === 'taken-over') void letGo(id, token)
  })
  writer = { token, autosave, release }
  forgetHistory()
  useProjectStore.setState({ ...NOTHING_OPEN, project })
  // Opening may have taken in what the last page had left.
  broadcast({ type: 'saved', project })
}

/**
 * Lets another tab write the open project: what is waiting is written first, and what cannot be
 * written goes over to that tab. From here on the project is shown read-only. With a token only if
 * that opening is still the one that writes.
 */
export function letGo(id: ProjectId, token?: string): Promise<void> {
  const going = writer
  if (!going || useProjectStore.getState().project?.id !== id) return lettingGo
  if (token !== undefined && going.token !== token) return lettingGo
  writer = undefined
  useProjectStore.setState({ readOnly: true, save: { status: 'saved' } })
  forgetHistory()
  lettingGo = partWith(going)
  return lettingGo
}

let lettingGo: Promise<void> = Promise.resolve()

async function partWith({ autosave, release }: Writer): Promise<void> {
  const unsaved = await autosave.close()
  if (unsaved) {
    keepWaiting(unsaved)
    broadcast({ type: 'rescue', ...unsaved })
  }
  release()
}

/** Takes in what another tab had in memory and could not write any more. */
export async function rescue(unsaved: Unsaved): Promise<void> {
  const { project, readOnly } = useProjectStore.getState()
  if (project?.id !== unsaved.project.id) return
  // A tab that is about to take over hears of it before it may write.
  if (readOnly) keepWaiting(unsaved)
  else {
    const undo = unsaved.undo === undefined ? undefined : { label: unsaved.undo }
    await commitProject((now) => withUnsaved(now, unsaved), unsaved.blobs, [], undo)
  }
}

/** Takes in what was kept for the project that this tab now writes. */
export async function takeInLeft(id: ProjectId): Promise<void> {
  const unsaved = takeWaiting(id)
  if (unsaved) await rescue(unsaved)
}

/** Writes what is waiting and closes the open project. */
export async function closeWriter(): Promise<void> {
  const closing = writer
  writer = undefined
  forgetHistory()
  useProjectStore.setState(NOTHING_OPEN)
  const unsaved = await closing?.autosave.close()
  if (unsaved) keepWaiting(unsaved)
  closing?.release()
}

/**
 * Changes the open project; written soon. With a name the edit can be undone. One that changes
 * nothing leaves no trace.
 */
export function editProject(change: (project: Project) => Project, undo?: UndoName): void {
  const { project } = useProjectStore.getState()
  if (!project || !isWriter()) return
  const edited = change(project)
  if (isSameWork(project, edited)) return
  const changed = nextEdition(project, edited, Date.now())
  useProjectStore.setState({ project: changed })
  if (undo) rememberEdit(undo, project, changed)
  writer?.autosave.changed(changed)
}

/**
 * Changes the open project and writes it at once with the media that it newly names, and without
 * `drops`.
 */
export async function commitProject(
  change: (project: Project) => Project,
  blobs: ReadonlyMap<BlobId, Blob> = new Map(),
  drops: readonly BlobId[] = [],
  undo?: UndoName,
): Promise<void> {
  const { project, readOnly } = useProjectStore.getState()
  if (!project) return
  // What a job had under way when another tab took over is for that tab.
  if (readOnly && blobs.size > 0)
    return (await import('./deliver-late.ts')).deliverLate(project, change, blobs)
  if (!isWriter() || !writer) return
  const changed = nextEdition(project, change(project), Date.now())
  const saved = writer.autosave.commit(changed, blobs, drops)
  useProjectStore.setState({ project: changed })
  if (undo) rememberEdit(undo, project, changed)
  await saved
}

/** True when this tab may write; else the screen says why nothing happened. */
function isWriter(): boolean {
  if (useProjectStore.getState().readOnly) setProblem('project', new AppError('read-only'))
  return writer !== undefined
}

/** The open project where it is not known to be on disk. */
export const unwritten = () => writer?.autosave.unwritten()

/**
 * What proves to the storage that this tab may write the open project; undefined where it may not.
 */
export const writerToken = () => writer?.token

/** True while something is in memory only: leaving the page now would lose it. */
export const hasUnsaved = () => hasWaiting() || useProjectStore.getState().save.problem !== undefined

/**
 * Writes what is waiting, for instance before the page goes away; tries again what could not be
 * written.
 */
export function flushProject(): void {
  void writer?.autosave.flush()
}

/** Writes what is waiting; resolves when it is on disk or could not be written. */
export async function saveProject(): Promise<void> {
  await writer?.autosave.flush()
}

/** True for a blob of the open project that is in memory only. */
export const isHeld = (id: BlobId) => writer?.autosave.heldBlob(id) !== undefined

/** A blob of the open project: from memory while it is not on disk yet, else from disk. */
export async function loadBlob(id: BlobId): Promise<Blob | undefined> {
  const { project } = useProjectStore.getState()
  return writer?.autosave.heldBlob(id) ?? (project && (await storage.loadBlob(project.id, id)))
}
