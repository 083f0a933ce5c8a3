import type { ProjectId } from '../../domain/ids.ts'
import type { Spent } from '../../domain/money/ledger.ts'
import type { Project } from '../../domain/project/project.ts'
import { AppError } from '../../lib/errors.ts'
import { createPatience } from '../../lib/patience.ts'
import type { Unsaved } from '../storage/autosave.ts'
import { openChannel } from './channel.ts'
import { webLocks } from './probe-web-locks.ts'

/** A tab that does not answer a take-over request within this time counts as frozen. */
const HAND_OVER_MS = 3000

/** Messages between the tabs of one browser. */
export type TabMessage =
  /** The writer saved a project; readers show this state. */
  | { readonly type: 'saved'; readonly project: Project }
  /** The project list changed in another way. */
  | { readonly type: 'listed' }
  /** The backup folder was set or cleared. */
  | { readonly type: 'backup' }
  /** A project was moved to the trash. */
  | { readonly type: 'deleted'; readonly id: ProjectId }
  /** A version of a project was frozen, renamed or deleted. */
  | { readonly type: 'versions'; readonly id: ProjectId }
  /** A call ended: the spending on disk, without the calls still open in that tab. */
  | { readonly type: 'spent'; readonly id: ProjectId; readonly spent: Spent }
  /** Asks the writer to rename its project. */
  | { readonly type: 'rename'; readonly id: ProjectId; readonly name: string }
  /** Asks the writer to flush and release the project. */
  | { readonly type: 'take-over'; readonly id: ProjectId }
  /** A tab writes the project from now on, and has only what is on disk. */
  | { readonly type: 'opened'; readonly id: ProjectId }
  /** What a released tab could not write, for the new writer. */
  | (Unsaved & { readonly type: 'handover' })

const channel = openChannel('maestro')

/** Sends a message to all other tabs. */
export function broadcast(message: TabMessage): void {
  channel?.postMessage(message)
}

/** Subscribes to messages of other tabs. @returns a function that unsubscribes. */
export function subscribeTabs(hear: (message: TabMessage) => void): () => void {
  const listen = ({ data }: MessageEvent<TabMessage>) => hear(data)
  channel?.addEventListener('message', listen)
  return () => channel?.removeEventListener('message', listen)
}

/** Releases the project's lock. */
export type Release = () => void

/**
 * Takes the write lock of a project, if no other tab has it; undefined if one does. `onLost` is
 * called when another tab steals the lock. Without Web Locks every tab gets it, and the writer
 * token in storage lets only the last claim write.
 */
export const holdProject = (id: ProjectId, onLost: () => void) => hold(id, { ifAvailable: true }, onLost)

/** The same, once the tab that has the lock lets it go; undefined where `signal` ends the wait. */
export const awaitProject = (id: ProjectId, onLost: () => void, signal: AbortSignal) =>
  hold(id, { signal }, onLost)

/**
 * Takes a project over: asks the tab that holds it to flush and release, and steals the lock when
 * that tab does not answer.
 */
export async function takeProject(id: ProjectId, onLost: () => void): Promise<Release | undefined> {
  broadcast({ type: 'take-over', id })
  const frozen = new AbortController()
  const patience = createPatience(HAND_OVER_MS)
  const timer = setInterval(() => patience.step() && frozen.abort(), patience.stepMs)
  const given = await hold(id, { signal: frozen.signal }, onLost)
  clearInterval(timer)
  return given ?? hold(id, { steal: true }, onLost)
}

async function hold(id: ProjectId, options: LockOptions, onLost: () => void): Promise<Release | undefined> {
  const locks = await webLocks()
  if (!locks) return () => undefined
  const granted = Promise.withResolvers<Release | undefined>()
  const released = Promise.withResolvers<void>()
  let held = false
  locks
    .request(`writer:${id}`, options, (lock) => {
      held = lock !== null
      granted.resolve(held ? released.resolve : undefined)
      return held ? released.promise : undefined
    })
    .catch(() => {
      granted.resolve(undefined)
      if (held) onLost()
    })
  return granted.promise
}

/**
 * Runs a job under two Web Locks: `busy` (shared), for which an app update waits, and
 * `project:<id>` (exclusive), which keeps a second tab from spending on the same project. Without
 * Web Locks the job runs unguarded.
 * @throws AppError `busy-elsewhere` when another tab runs a job of this project; the signal's
 * reason while waiting for `busy`.
 */
export async function holdJob<Result>(
  project: ProjectId,
  signal: AbortSignal,
  job: () => Promise<Result>,
): Promise<Result> {
  const locks = await webLocks()
  if (!locks) return job()
  return locks.request('busy', { mode: 'shared', signal }, () =>
    locks.request(`project:${project}`, { ifAvailable: true }, (lock) => {
      if (!lock) throw new AppError('busy-elsewhere')
      return job()
    }),
  )
}

/** Runs a task while no tab runs a job. @returns false, without running it, when one does. */
export async function whileNoJobs(task: () => Promise<void>): Promise<boolean> {
  const locks = await webLocks()
  if (!locks) return task().then(() => true)
  // Never queue: a pending exclusive request blocks new shared ones.
  return locks.request('busy', { ifAvailable: true }, (lock) => (lock ? task().then(() => true) : false))
}

/** True while another tab runs a job of the project; false where there are no Web Locks. */
export const isWorkedOn = async (project: ProjectId): Promise<boolean> =>
  (await isHeld(`project:${project}`)) === true

/** True while a tab writes the project, and where there are no Web Locks. */
export const isWritten = async (project: ProjectId): Promise<boolean> =>
  (await isHeld(`writer:${project}`)) !== false

/** Query only: a request would make one that comes meanwhile find the lock taken. */
async function isHeld(lock: string): Promise<boolean | undefined> {
  const found = await (await webLocks())?.query()
  return found?.held?.some(({ name }) => name === lock)
}

/**
 * Runs a task that writes media before the project that names them. Garbage collection waits for
 * it.
 */
export async function whileImporting<Result>(task: () => Promise<Result>): Promise<Result> {
  const locks = await webLocks()
  return locks ? locks.request('import', { mode: 'shared' }, task) : task()
}

/** Runs a task that writes into the backup folder, one tab at a time. */
export async function whileMirroring(task: () => Promise<void>): Promise<void> {
  const locks = await webLocks()
  return locks ? locks.request('backup', task) : task()
}

/**
 * Runs a task unless a tab imports. Skipped without Web Locks, because an import would be
 * invisible.
 */
export async function unlessImporting(task: () => Promise<void>): Promise<void> {
  const locks = await webLocks()
  await locks?.request('import', { ifAvailable: true }, (lock) => (lock ? task() : undefined))
}
