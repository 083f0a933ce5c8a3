import type { BlobId, ProjectId } from '../../domain/ids.ts'
import { toProblem } from '../../domain/problem.ts'
import { nextEdition, type Project } from '../../domain/project/project.ts'
import { isSameWork } from '../../domain/project/undo.ts'
import { calmly } from '../../lib/dom/shown-store.ts'
import { rememberProjects } from '../../services/app/first-visit.ts'
import { broadcast, type Release } from '../../services/app/tabs.ts'
import { storage } from '../../services/index.ts'
import { type Autosave, createAutosave, type SaveState } from '../../services/storage/autosave.ts'
import { whyNothingIsKept } from '../../services/storage/database.ts'
import { type Draft, deleteDraft, saveDraft } from '../../services/storage/draft.ts'
import { rememberEdit, type UndoName } from './history.ts'
import { hasOrphans } from './orphans.ts'
import { useProjectStore } from './store.ts'

/** One session of a project. */
interface Opening {
  readonly id: ProjectId
  /** Storage lets only the latest token save the project. */
  readonly token: string
  readonly release: Release
  /** The project as it was on disk when this session began. */
  readonly claimed: Project
  /** Gives shots their numbers; it comes late, with the first project that is opened. */
  readonly numbered: (project: Project) => Project
}

/** What makes this tab the writer of the open project. */
export interface Writer extends Opening {
  readonly autosave: Autosave
}

let writer: Writer | undefined
/** Writers that end: their last save is under way, and a closing page would abort it. */
const ending = new Set<Writer>()

/** Starts writing a project. `onTakenOver` is called when storage refuses the session's token. */
export function startWriting(opening: Opening, onTakenOver: () => void): void {
  const { id, token } = opening
  const save = async (changed: Project, blobs: ReadonlyMap<BlobId, Blob>, drops: readonly BlobId[]) => {
    await storage.save(changed, blobs, drops, token)
    if (!(await whyNothingIsKept())) rememberProjects(true)
    deleteDraft(id)
    broadcast({ type: 'saved', project: changed })
  }
  const autosave = createAutosave(save, (state) => {
    if (!isWriting(id, token)) return
    showSaveState(state)
    if (state.status === 'unsaved' && state.error.code === 'taken-over') onTakenOver()
  })
  writer = { ...opening, autosave }
}

/** Ends this tab's writing. @returns the writer, to be closed, released and forgotten. */
export function stopWriting(): Writer | undefined {
  const stopped = writer
  writer = undefined
  if (stopped) ending.add(stopped)
  return stopped
}

/** Forgets a writer that has ended. */
export const forgetWriter = (ended: Writer): void => void ending.delete(ended)

function showSaveState(state: SaveState): void {
  const { save: before } = useProjectStore.getState()
  if (state.status !== 'unsaved') {
    // During a retry the failed state is still in memory only.
    const why = state.status === 'saving' ? before : {}
    calmly(() => useProjectStore.setState({ save: { ...why, status: state.status } }))
    return
  }
  const { error, wordsKept } = state
  const project = unwritten()
  // The database refuses the text, so a draft protects it from a crash.
  if (!wordsKept && project && writer) saveDraft({ token: writer.token, project })
  useProjectStore.setState({
    save: {
      status: state.status,
      problem: toProblem(error),
      ...(writer ? { held: writer.autosave.held() } : {}),
      wordsKept,
    },
  })
}

/** True while this tab writes the project; with a token, only for that session. */
export const isWriting = (id: ProjectId, token?: string): boolean =>
  writer?.id === id && (token === undefined || writer.token === token)

/**
 * Edits the project that this tab writes and schedules a write. With a name it can be undone. An
 * edit that changes nothing leaves no trace.
 */
export function writeSoon(change: (project: Project) => Project, undo?: UndoName): void {
  const { project } = useProjectStore.getState()
  if (!project || !writer) return
  const edited = writer.numbered(change(project))
  if (isSameWork(project, edited)) return
  const changed = nextEdition(project, edited, Date.now())
  useProjectStore.setState({ project: changed })
  if (undo) rememberEdit(undo, project, changed, change)
  writer.autosave.changed(changed)
}

/**
 * Edits the project that this tab writes, and writes it at once with its new media and without
 * `drops`.
 */
export async function writeAtOnce(
  change: (project: Project) => Project,
  blobs: ReadonlyMap<BlobId, Blob>,
  drops: readonly BlobId[] = [],
  undo?: UndoName,
): Promise<void> {
  const { project } = useProjectStore.getState()
  if (!project || !writer) return
  const changed = nextEdition(project, writer.numbered(change(project)), Date.now())
  const saved = writer.autosave.commit(changed, blobs, drops)
  calmly(() => useProjectStore.setState({ project: changed }))
  if (undo) rememberEdit(undo, project, changed, change)
  await saved
}

/** The open project, unless it is known to be on disk. */
export const unwritten = () => writer?.autosave.unwritten()

/** The token that lets this tab save the open project; undefined where it may not. */
export const writerToken = () => writer?.token

/** The project as it was on disk when this tab began to write it. */
export const claimedAs = () => writer?.claimed

/** What is not known to be on disk, of writers that end, then of the present one. */
export const drafts = (): readonly Draft[] =>
  [...ending, ...(writer ? [writer] : [])].flatMap(({ token, autosave }) => {
    const project = autosave.unwritten()
    return project ? [{ token, project }] : []
  })

/** True while something is in memory only: leaving the page now would lose it. */
export const hasUnsaved = () => hasOrphans() || useProjectStore.getState().save.problem !== undefined

/**
 * Writes pending changes and retries failed ones; resolves when they are on disk or the retry
 * failed.
 */
export async function flushProject(): Promise<void> {
  await writer?.autosave.flush()
}

/** True for a blob of the open project that is in memory only. */
export const isHeld = (id: BlobId) => writer?.autosave.heldBlob(id) !== undefined

/** A blob of the open project: from memory until it is on disk, then from disk. */
export async function loadBlob(id: BlobId): Promise<Blob | undefined> {
  const { project } = useProjectStore.getState()
  return writer?.autosave.heldBlob(id) ?? (project && (await storage.loadBlob(project.id, id)))
}
