import type { BlobId, ProjectId } from '../../domain/ids.ts'
import type { ProjectCard } from '../../domain/library/card.ts'
import { type Problem, problemOf, toProblem } from '../../domain/problem.ts'
import { fitLine } from '../../domain/project/limits.ts'
import { PROJECT_NAMES } from '../../domain/project/names.ts'
import { newProject } from '../../domain/project/project.ts'
import { isSameReason } from '../../lib/details.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { AppError, toAppError } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import {
  areProjectsLost,
  forgetLostProjects,
  isFirstVisit,
  rememberProjects,
} from '../../services/app/first-visit.ts'
import { broadcast } from '../../services/app/tabs.ts'
import { storage } from '../../services/index.ts'
import { whyNothingIsKept } from '../../services/storage/database.ts'
import { log } from '../app/store.ts'
import { closeConsent } from '../consent/store.ts'
import { stop } from '../jobs/running.ts'
import { commitProject } from '../project/edits.ts'
import { confirmLeave, stay } from '../project/leave.ts'
import { openProject, showNewProject } from '../project/session.ts'
import { useProjectStore } from '../project/store.ts'
import { flushProject } from '../project/writer.ts'

interface LibraryState {
  /** Absent until the list was read, where there have been projects before. */
  readonly projects?: readonly ProjectCard[]
  /** The browser has lost the projects that were here. */
  readonly lost?: boolean
  /** Shown above the list until dismissed or until the next attempt. */
  readonly problems: readonly Problem[]
  /** The last deleted project, which one button restores. */
  readonly deleted?: { readonly id: ProjectId; readonly name: string } | undefined
}

// On a first visit the list is known to be empty.
export const useLibraryStore = createShown<LibraryState>(() => ({
  problems: [],
  ...(isFirstVisit() ? { projects: [] } : {}),
}))

/** Reads the list again, after flushing the open project. */
export async function refreshLibrary(): Promise<void> {
  await flushProject()
  try {
    const { cards, unreadable } = await storage.list()
    const [first] = unreadable
    if (!(await whyNothingIsKept())) rememberProjects(cards.length > 0)
    useLibraryStore.setState({
      projects: cards,
      lost: areProjectsLost(),
      ...(first ? { problems: [toProblem(first)] } : {}),
    })
  } catch (error) {
    // Keep the list: a failed read does not mean that it is empty.
    useLibraryStore.setState({ problems: [problemOf(error)] })
  }
}

/** Refreshes the list here and in the other tabs. */
export async function listChanged(): Promise<void> {
  broadcast({ type: 'listed' })
  await refreshLibrary()
}

/**
 * Creates an empty project, opens and stores it; undefined when the user stays with the running
 * job.
 */
export async function createProject(name: string = PROJECT_NAMES.untitled): Promise<ProjectId | undefined> {
  const id = await beginProject(name)
  if (id) await commitProject((made) => made)
  return id
}

/** The same, stored only once something is put into it. */
export async function beginProject(name: string = PROJECT_NAMES.untitled): Promise<ProjectId | undefined> {
  if (!(await confirmLeave())) return undefined
  await stop()
  const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 1
  const project = newProject(newId<ProjectId>(), fitLine(name), Date.now(), seed)
  await showNewProject(project)
  return project.id
}

/** Counts navigations: only the last one is followed. */
let entered = 0

/**
 * Opens the project of the address. A job of another project is cancelled first, if the user
 * agrees, and keeps its results. A pending question is answered with no.
 * @returns the project that is open afterwards.
 */
export async function enterProject(id: ProjectId): Promise<ProjectId> {
  leaveProject()
  const entering = entered
  const open = useProjectStore.getState().project?.id
  if (open && open !== id) {
    if (!(await confirmLeave())) return open
    await stop()
    if (entering !== entered) return id
  }
  await openProject(id)
  return id
}

/** Navigates away from a project: it stays open, and a pending question is answered with no. */
export function leaveProject(): void {
  entered += 1
  closeConsent()
  stay()
}

export function dismissLost(): void {
  forgetLostProjects()
  useLibraryStore.setState({ lost: false })
}

export const dismissDeleted = () => useLibraryStore.setState({ deleted: undefined })

/** Shows a problem above the list and logs it. */
export function reportLibrary(error: unknown): void {
  const known = toAppError(error)
  showInLibrary([toProblem(known)])
  log({ code: 'problem' }, known)
}

/** Shows why a file was not imported. */
export const reportLeft = ({ code, detail }: Problem) => reportLibrary(new AppError(code, detail))

/** Shows problems that are logged already above the list, without duplicates. */
export const showInLibrary = (more: readonly Problem[]) =>
  useLibraryStore.setState(({ problems }) => ({
    problems: [...problems.filter((one) => !more.some((other) => isSame(one, other))), ...more],
  }))

const isSame = (a: Problem, b: Problem) => a.code === b.code && isSameReason(a.detail, b.detail)

export const dismissInLibrary = (problem: Problem) =>
  useLibraryStore.setState(({ problems }) => ({ problems: problems.filter((one) => one !== problem) }))

/** Clears the problems of earlier files when others are tried. */
export const clearLibraryProblems = () => useLibraryStore.setState({ problems: [] })

/** A blob of any project, for the list's thumbnails. */
export const loadProjectBlob = (project: ProjectId, blob: BlobId) => storage.loadBlob(project, blob)
