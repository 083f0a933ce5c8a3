import type { ProjectId } from '../../domain/ids.ts'
import type { Spent } from '../../domain/money/ledger.ts'
import type { Project } from '../../domain/project/project.ts'
import { AppError } from '../../lib/errors.ts'
import { createPatience } from '../../lib/patience.ts'
import type { Unsaved } from '../storage/autosave.ts'
import { openChannel } from './channel.ts'
import { webLocks } from './locks.ts'

/** A tab that is asked for a project and does not answer within this long is taken to be frozen. */
const HAND_OVER_MS = 3000

/** What the tabs of one browser say to each other. */
export type TabMessage =
  /** The writer has saved a project: readers show this. */
  | { readonly type: 'saved'; readonly project: Project }
  /** The list has changed in another way. */
  | { readonly type: 'listed' }
  /** Another backup folder was chosen, or none. */
  | { readonly type: 'backup' }
  /** A project was put in the trash. */
  | { readonly type: 'deleted'; readonly id: ProjectId }
  /** A call has come to its end: what is on disk by then, without what is under way in that tab. */
  | { readonly type: 'spent'; readonly id: ProjectId; readonly spent: Spent }
  /** Asks the writer to give its project another name. */
  | { readonly type: 'rename'; readonly id: ProjectId; readonly name: string }
  /** Asks the writer to finish and let go. */
  | { readonly type: 'take-over'; readonly id: ProjectId }
  /** What a tab that let go could not write: for whoever writes now. */
  | (Unsaved & { readonly type: 'handover' })

const channel = openChannel('maestro')

/** Says something to all other tabs. */
export function broadcast(message: TabMessage): void {
  channel?.postMessage(message)
}

/** Hears what other tabs say. @returns what ends that. */
export function subscribeTabs(hear: (message: TabMessage) => void): () => void {
  const listen = ({ data }: MessageEvent<TabMessage>) => hear(data)
  channel?.addEventListener('message', listen)
  return () => channel?.removeEventListener('message', listen)
}

/** Lets the project go. */
export type Release = () => void

/**
 * Holds a project for writing until it is released, if no other tab does; undefined when one does.
 * `onLost` tells that another tab took it by force. Where the browser has no Web Locks every tab
 * holds it, and storage lets only the last one write.
 */
export const holdProject = (id: ProjectId, onLost: () => void) => hold(id, { ifAvailable: true }, onLost)

/**
 * Takes a project over: the tab that has it is asked to finish and let go, and is forced to when it
 * does not answer.
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
 * Runs a job while holding two Web Locks: `busy`, shared, which an app update waits for, and
 * `project:<id>`, exclusive, so that a second tab cannot spend on the same project at the same
 * time. Where the browser has no Web Locks the job simply runs.
 * @throws AppError `busy-elsewhere` when another tab runs a job of this project; the signal's
 * reason while it waits for the first.
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

/**
 * Runs a task alone: while it runs no tab has a job. @returns false, at once and without running
 * it, while one has.
 */
export async function whileNoJobs(task: () => Promise<void>): Promise<boolean> {
  const locks = await webLocks()
  if (!locks) return task().then(() => true)
  // Never queued: a request that waits for a lock that others share keeps new ones of those from
  // being granted.
  return locks.request('busy', { ifAvailable: true }, (lock) => (lock ? task().then(() => true) : false))
}

/**
 * True while another tab runs a job of the project; where the browser has no Web Locks nobody
 * knows.
 */
export async function isWorkedOn(project: ProjectId): Promise<boolean> {
  const locks = await webLocks()
  // Looked at, not asked for: a job that begins meanwhile must find it free.
  const held = (await locks?.query())?.held ?? []
  return held.some(({ name }) => name === `project:${project}`)
}

/**
 * Runs something that writes media before the project that names them; strays are collected only
 * while none does.
 */
export async function whileImporting<Result>(task: () => Promise<Result>): Promise<Result> {
  const locks = await webLocks()
  return locks ? locks.request('import', { mode: 'shared' }, task) : task()
}

/** Runs something that writes into the backup folder, when no other tab does. */
export async function whileMirroring(task: () => Promise<void>): Promise<void> {
  const locks = await webLocks()
  return locks ? locks.request('backup', task) : task()
}

/** Runs something unless a tab imports; without Web Locks nobody knows, so it is left. */
export async function unlessImporting(task: () => Promise<void>): Promise<void> {
  const locks = await webLocks()
  await locks?.request('import', { ifAvailable: true }, (lock) => (lock ? task() : undefined))
}
