import type { ProjectId } from '../../domain/ids.ts'
import { isPaidFor } from '../../domain/jobs/job.ts'
import type { Project } from '../../domain/project/project.ts'
import { AppError } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import { awaitProject, broadcast, holdProject, type Release, takeProject } from '../../services/app/tabs.ts'
import { storage } from '../../services/index.ts'
import { loadDraft } from '../../services/storage/draft.ts'
import { log } from '../app/store.ts'
import { setProblem } from '../jobs/problems.ts'
import { stop } from '../jobs/running.ts'
import { useJobStore } from '../jobs/store.ts'
import { adoptOrphan } from './adopt-unsaved.ts'
import { closeOpen, endWriting } from './close.ts'
import { forgetHistory } from './history.ts'
import { hasOrphans } from './orphans.ts'
import { atOnce, inTurn, settled } from './queue.ts'
import { NOTHING_OPEN, useProjectStore } from './store.ts'
import { writeWhenLeft } from './write-when-left.ts'
import { isWriting, startWriting, stopWriting } from './writer.ts'

/** The last requested project: a slower earlier load does not replace it. */
let wanted: ProjectId | undefined

const isShown = (id: ProjectId) => useProjectStore.getState().project?.id === id
const isRead = (id: ProjectId) => isShown(id) && useProjectStore.getState().readOnly === true

/** One session's lock on a project, which another tab may steal at any moment. */
interface Hold {
  readonly token: string
  release: Release
  lost: boolean
}

async function holdFor(id: ProjectId, take: typeof holdProject): Promise<Hold | undefined> {
  const hold: Hold = { token: newId(), release: () => undefined, lost: false }
  const release = await take(id, () => {
    hold.lost = true
    void releaseProject(id, hold.token)
  })
  return release && Object.assign(hold, { release })
}

/** Opens a project for writing; read-only where another tab writes it. */
export function openProject(id: ProjectId): Promise<void> {
  wanted = id
  return inTurn(async () => {
    if (wanted !== id || isShown(id)) return
    await closeOpen()
    let hold: Hold | undefined
    try {
      hold = await holdFor(id, holdProject)
      const project = await (hold ? storage.claim(id, hold.token, loadDraft(id)) : storage.load(id))
      if (wanted !== id) return hold?.release()
      if (!project) throw new AppError('project-gone')
      await show(project, hold)
      if (!hold) void writeSoon(id)
    } catch (error) {
      hold?.release()
      if (wanted === id) setProblem('project', error)
    }
  })
}

/** How long a closed or reloaded tab may take to let go of its lock. */
const LEAVING_MS = 10_000

/** Ends the wait of `writeSoon`. */
let waiting = new AbortController()

/** Writes a project that is open to read, if the tab that wrote it was just leaving, or later. */
async function writeSoon(id: ProjectId): Promise<void> {
  writeWhenLeft(id, () => isRead(id), takeOver)
  waiting.abort()
  waiting = new AbortController()
  const signal = AbortSignal.any([waiting.signal, AbortSignal.timeout(LEAVING_MS)])
  const hold = await holdFor(id, (project, onLost) => awaitProject(project, onLost, signal))
  if (hold) await inTurn(async () => (isRead(id) ? void (await write(id, async () => hold)) : hold.release()))
}

/** Opens the project of the address if it was gone and is back, as from the trash. */
export async function openReturned(): Promise<void> {
  const { project, problems } = useProjectStore.getState()
  if (!wanted || project || problems.project?.code !== 'project-gone') return
  if (location.hash === `#/project/${wanted}` && (await storage.load(wanted))) await openProject(wanted)
}

/**
 * Makes this tab the writer of the open project; the present writer is asked to flush first. A
 * second request finds nothing to take over.
 */
export function takeOver(): Promise<void> {
  waiting.abort()
  return inTurn(async () => {
    const id = useProjectStore.getState().project?.id
    if (!id || !isRead(id)) return
    if (await write(id, () => holdFor(id, takeProject))) log({ code: 'taken-over' })
  })
}

/** Shows the project that is open to read as the one that this tab writes. @returns whether so. */
async function write(id: ProjectId, take: () => Promise<Hold | undefined>): Promise<boolean> {
  let hold: Hold | undefined
  try {
    hold = await take()
    const project = hold && (await storage.claim(id, hold.token, loadDraft(id)))
    if (!project) throw new AppError('project-gone')
    await show(project, hold)
    return true
  } catch (error) {
    hold?.release()
    setProblem('project', error)
    return false
  }
}

/** Opens a new project, not yet on disk, for writing, in place of the open one. */
export function showNewProject(project: Project): Promise<void> {
  const { id } = project
  wanted = id
  return inTurn(async () => {
    await loadNumbers()
    await closeOpen()
    const hold = await holdFor(id, holdProject)
    await show(project, hold ?? { token: newId(), release: () => undefined, lost: false })
  })
}

/** Shows a project: writable where this tab holds its lock, else read-only. */
async function show(stored: Project, hold: Hold | undefined): Promise<void> {
  const { id } = stored
  const { numbered } = await loadNumbers()
  const project = numbered(stored)
  if (!hold || hold.lost) {
    useProjectStore.setState({ ...NOTHING_OPEN, project, readOnly: true })
    return
  }
  const { token, release } = hold
  startWriting({ id, token, release, claimed: stored, numbered }, () => void releaseProject(id, token))
  forgetHistory()
  useProjectStore.setState({ ...NOTHING_OPEN, project })
  // Opening may have merged the last page's draft.
  broadcast({ type: 'saved', project })
  broadcast({ type: 'opened', id })
  await adoptOrphan(id)
}

/** Loaded late: the first screen shows no shot. */
async function loadNumbers() {
  try {
    return await import('../../domain/board/locked-numbers.ts')
  } catch (cause) {
    throw new AppError('download-failed', undefined, { cause })
  }
}

/** Closes the project if it is open, after a flush. */
export function closeProject(id: ProjectId): Promise<void> {
  return inTurn(async () => {
    if (isShown(id)) await closeOpen()
  })
}

/**
 * Hands the open project to another tab: flushes it, sends what cannot be written, and shows it
 * read-only. With a token, only if that session still writes.
 */
function releaseProject(id: ProjectId, token?: string): Promise<void> {
  const going = isWriting(id, token) ? stopWriting() : undefined
  if (!going) return Promise.resolve()
  useProjectStore.setState({ readOnly: true, save: { status: 'saved' } })
  writeWhenLeft(id, () => isRead(id), takeOver)
  forgetHistory()
  return atOnce(() => endWriting(going, (unsaved) => broadcast({ type: 'handover', ...unsaved })))
}

/** Handles another tab's take-over request, also for a project that is just being opened here. */
export async function handOver(id: ProjectId): Promise<void> {
  // The tab that asks comes first.
  waiting.abort()
  if (!isWriting(id)) await settled()
  if (!isWriting(id)) return
  // A paid call continues; the hand-over does not wait for it.
  if (!isPaidFor(useJobStore.getState().job)) await stop()
  await releaseProject(id)
}

/** Closes the open project when another tab has deleted it. */
export async function closeDeleted(id: ProjectId): Promise<void> {
  if (!isShown(id)) await settled()
  const wasShown = isShown(id)
  if (wasShown) {
    await stop()
    // What can no longer be written goes to the trash with the project.
    await releaseProject(id)
    await closeProject(id)
  }
  if (hasOrphans()) await (await import('./deliver-late.ts')).deliverOrphan(id)
  if (wasShown) setProblem('project', new AppError('project-gone', { code: 'deleted-elsewhere' }))
}
