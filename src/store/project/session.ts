import type { ProjectId } from '../../domain/ids.ts'
import { isPaidFor } from '../../domain/jobs/job.ts'
import type { Project } from '../../domain/project/project.ts'
import { AppError } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import { broadcast, holdProject, type Release, takeProject } from '../../services/app/tabs.ts'
import { storage } from '../../services/index.ts'
import { readLastWords } from '../../services/storage/draft.ts'
import { log } from '../app/store.ts'
import { setProblem } from '../jobs/problems.ts'
import { stop } from '../jobs/run.ts'
import { useJobStore } from '../jobs/store.ts'
import { adoptOrphan } from './adopt-unsaved.ts'
import { closeOpen, endWriting } from './close.ts'
import { forgetHistory } from './history.ts'
import { hasOrphans } from './orphans.ts'
import { atOnce, inTurn, settled } from './queue.ts'
import { NOTHING_OPEN, useProjectStore } from './store.ts'
import { isWriting, startWriting, stopWriting } from './writer.ts'

/** The project that was asked for last: one that loads slowly does not take its place. */
let wanted: ProjectId | undefined

const isShown = (id: ProjectId) => useProjectStore.getState().project?.id === id

/** One opening's hold on a project, which another tab may take by force at any moment. */
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

/**
 * Opens a project and makes it the one that everything works on; to read only, where another tab
 * writes it.
 */
export function openProject(id: ProjectId): Promise<void> {
  wanted = id
  return inTurn(async () => {
    if (wanted !== id || isShown(id)) return
    await closeOpen()
    let hold: Hold | undefined
    try {
      hold = await holdFor(id, holdProject)
      const project = await (hold ? storage.claim(id, hold.token, readLastWords(id)) : storage.load(id))
      if (wanted !== id) return hold?.release()
      if (!project) throw new AppError('project-gone')
      await show(project, hold)
    } catch (error) {
      hold?.release()
      if (wanted === id) setProblem('project', error)
    }
  })
}

/**
 * Makes this tab the one that writes the open project; the tab that was is asked to finish first.
 * Asked for again meanwhile, there is nothing left to take over.
 */
export const takeOver = () => inTurn(takeOverNow)

async function takeOverNow(): Promise<void> {
  const { project: shown, readOnly } = useProjectStore.getState()
  if (!shown || !readOnly) return
  const { id } = shown
  let hold: Hold | undefined
  try {
    hold = await holdFor(id, takeProject)
    const project = hold && (await storage.claim(id, hold.token, readLastWords(id)))
    if (!project) throw new AppError('project-gone')
    log('Taken over from the other tab')
    await show(project, hold)
  } catch (error) {
    hold?.release()
    setProblem('project', error)
  }
}

/**
 * Shows a project that was just made and is not on disk yet, for writing, in the place of the open
 * one.
 */
export function showNewProject(project: Project): Promise<void> {
  const { id } = project
  wanted = id
  return inTurn(async () => {
    await closeOpen()
    const hold = await holdFor(id, holdProject)
    await show(project, hold ?? { token: newId(), release: () => undefined, lost: false })
  })
}

/** Shows a project: to write where this tab holds it, else to read. */
async function show(project: Project, hold: Hold | undefined): Promise<void> {
  const { id } = project
  if (!hold || hold.lost) {
    useProjectStore.setState({ ...NOTHING_OPEN, project, readOnly: true })
    return
  }
  const { token, release } = hold
  startWriting({ id, token, release }, () => void releaseProject(id, token))
  forgetHistory()
  useProjectStore.setState({ ...NOTHING_OPEN, project })
  // Opening may have taken in what the last page had left.
  broadcast({ type: 'saved', project })
  await adoptOrphan(id)
}

/** Closes the project, if it is the open one; what is waiting is written first. */
export function closeProject(id: ProjectId): Promise<void> {
  return inTurn(async () => {
    if (isShown(id)) await closeOpen()
  })
}

/**
 * Lets another tab write the open project: what is waiting is written first, and what cannot be
 * written goes over to that tab. From here on the project is shown read-only. With a token only if
 * that opening is still the one that writes.
 */
function releaseProject(id: ProjectId, token?: string): Promise<void> {
  const going = isWriting(id, token) ? stopWriting() : undefined
  if (!going) return Promise.resolve()
  useProjectStore.setState({ readOnly: true, save: { status: 'saved' } })
  forgetHistory()
  return atOnce(() => endWriting(going, (unsaved) => broadcast({ type: 'handover', ...unsaved })))
}

/** Another tab asks to write the project. One that is just being opened here is handed over too. */
export async function handOver(id: ProjectId): Promise<void> {
  if (!isWriting(id)) await settled()
  if (!isWriting(id)) return
  // A call that is paid for goes on: the project does not wait for it.
  if (!isPaidFor(useJobStore.getState().job)) await stop()
  await releaseProject(id)
}

/** Closes the open project when another tab has deleted it. */
export async function closeDeleted(id: ProjectId): Promise<void> {
  if (!isShown(id)) await settled()
  const wasShown = isShown(id)
  if (wasShown) {
    await stop()
    // What cannot be written any more goes to the trash, with the project.
    await releaseProject(id)
    await closeProject(id)
  }
  if (hasOrphans()) await (await import('./deliver-late.ts')).deliverOrphan(id)
  if (wasShown) setProblem('project', new AppError('project-gone', 'It was deleted in another tab.'))
}
