import type { ProjectId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { AppError } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import { holdProject, type Release, takeProject } from '../../services/app/tabs.ts'
import { storage } from '../../services/index.ts'
import { readLastWords } from '../../services/storage/draft.ts'
import { log } from '../app/store.ts'
import { setProblem } from '../jobs/problems.ts'
import { hasWaiting } from './late-results.ts'
import { NOTHING_OPEN, useProjectStore } from './store.ts'
import { closeWriter, letGo, showProject, takeInLeft } from './writer.ts'

/** The project that was asked for last: one that loads slowly does not take its place. */
let wanted: ProjectId | undefined

let switching: Promise<unknown> = Promise.resolve()

/**
 * Opening, making, taking over and closing come one after the other: each finds what the one before
 * has left.
 */
function switchTo<Result>(work: () => Promise<Result>): Promise<Result> {
  const done = switching.then(work)
  switching = done.catch(() => undefined)
  return done
}

/**
 * Opens a project and makes it the one that everything works on; to read only, where another tab
 * writes it.
 */
export function openProject(id: ProjectId): Promise<void> {
  wanted = id
  return switchTo(async () => {
    if (wanted !== id || useProjectStore.getState().project?.id === id) return
    await closeWriter()
    const token = newId()
    let release: Release | undefined
    try {
      release = await holdProject(id, () => void letGo(id, token))
      const project = release ? await storage.claim(id, token, readLastWords(id)) : await storage.load(id)
      if (wanted !== id) return release?.()
      if (!project) throw new AppError('project-gone')
      if (release) {
        showProject(project, token, release)
        await takeInLeft(id)
      } else useProjectStore.setState({ ...NOTHING_OPEN, project, readOnly: true })
    } catch (error) {
      release?.()
      if (wanted === id) setProblem('project', error)
    }
  })
}

let taking: Promise<void> | undefined

/**
 * Makes this tab the one that writes the open project; the tab that was is asked to finish first.
 * Asked for again meanwhile, it is the same taking over: a second one would take the project from
 * the first.
 */
export function takeOver(): Promise<void> {
  taking ??= switchTo(takeOverNow).finally(() => {
    taking = undefined
  })
  return taking
}

async function takeOverNow(): Promise<void> {
  const { project: shown, readOnly } = useProjectStore.getState()
  if (!shown || !readOnly) return
  const { id } = shown
  const token = newId()
  try {
    const release = await takeProject(id, () => void letGo(id, token))
    const project = release && (await storage.claim(id, token, readLastWords(id)))
    if (!release || !project) {
      release?.()
      throw new AppError('project-gone')
    }
    showProject(project, token, release)
    log('Taken over from the other tab')
    await takeInLeft(id)
  } catch (error) {
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
  return switchTo(async () => {
    await closeWriter()
    const token = newId()
    const release = await holdProject(id, () => void letGo(id, token))
    showProject(project, token, release ?? (() => undefined))
  })
}

/**
 * Works on a project that is not open, while no tab writes it; what is to be opened waits.
 * Undefined, and nothing done, where one does.
 */
export function whileClosed<Result>(id: ProjectId, work: () => Promise<Result>): Promise<Result | undefined> {
  return switchTo(async () => {
    const release = await holdProject(id, () => undefined)
    if (!release) return undefined
    try {
      return await work()
    } finally {
      release()
    }
  })
}

/** Writes what is waiting and closes the project, if it is the open one. */
export function closeProject(id: ProjectId): Promise<void> {
  return switchTo(async () => {
    if (useProjectStore.getState().project?.id === id) await closeWriter()
  })
}

/** Closes the open project when another tab has deleted it. */
export async function closeDeleted(id: ProjectId): Promise<void> {
  if (useProjectStore.getState().project?.id !== id) return toTrash(id)
  // What cannot be written any more goes to the trash, with the project.
  await letGo(id)
  await closeProject(id)
  await toTrash(id)
  setProblem('project', new AppError('project-gone', 'It was deleted in another tab.'))
}

async function toTrash(id: ProjectId): Promise<void> {
  if (hasWaiting()) await (await import('./deliver-late.ts')).deliverWaiting(id)
}
