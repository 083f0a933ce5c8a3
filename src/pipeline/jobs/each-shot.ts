import PQueue from 'p-queue'
import type { ShotId } from '../../domain/ids.ts'
import type { JobSummary } from '../../domain/jobs/job.ts'
import type { ShotStep } from '../../domain/jobs/steps.ts'
import type { ErrorCode } from '../../lib/error-codes.ts'
import { type AppError, isCancel, toAppError } from '../../lib/errors.ts'
import type { StepContext } from '../context.ts'

/** What is done to each shot. */
export interface ShotWork {
  readonly kind: ShotStep
  /** How many at once. */
  readonly concurrency: number
  /**
   * Does it, and gives the line for the log; false when there was nothing to do. Its result must be
   * on disk by then. With `arrived` it lets the next shot begin while the result is being written.
   */
  readonly run: (id: ShotId, number: number, arrived: () => void) => Promise<string | false>
  readonly report: (counts: ShotCounts) => void
}

export interface ShotCounts extends JobSummary {
  readonly total: number
}

/** What every further shot would meet as well: those that wait are not begun. */
const HOPELESS: ReadonlySet<ErrorCode> = new Set([
  'key-missing',
  'key-forgotten',
  'unauthorized',
  'out-of-credit',
  'key-limit',
  'quota-reached',
  'spending-limit',
  'ledger-lost',
  'no-picture-route',
])

/**
 * Works on shots through a queue. A shot that fails says so on its card and stops nothing;
 * cancelling keeps what has arrived and counts the rest as skipped. `add` queues more shots while
 * it runs; one that waits or is being worked on already is left alone. What would meet every shot
 * (no credit, a key that is refused) stops those that wait.
 */
export function startEachShot(context: StepContext, ids: readonly ShotId[], work: ShotWork) {
  const queue = new PQueue({ concurrency: work.concurrency })
  const active = new Map<ShotId, Promise<void>>()
  let hopeless: AppError | undefined
  const count = { done: 0, failed: 0, skipped: 0, there: 0, total: 0 }

  async function one(id: ShotId, arrived: () => void): Promise<void> {
    const number = context.project().shots.findIndex((shot) => shot.id === id) + 1
    try {
      context.signal.throwIfAborted()
      if (hopeless) {
        count.skipped += 1
        context.shot(id, { status: 'stopped' })
        return
      }
      // A picture that could not be kept is not paid for.
      const unsaved = context.unsaved('pictures')
      if (unsaved) throw unsaved
      context.shot(id, { status: work.kind, since: Date.now() })
      // While something waits to be written, the next one waits with it.
      const line = await work.run(id, number, () => !context.unsaved('pictures') && arrived())
      count[line === false ? 'there' : 'done'] += 1
      const shelved = line !== false && !context.project().shots.some((shot) => shot.id === id)
      context.shot(id, { status: shelved ? 'shelved' : 'idle' })
      if (line)
        context.log(
          shelved
            ? `${line}; the shot was taken off the board meanwhile, its picture is under Earlier shots`
            : line,
        )
    } catch (error) {
      if (isCancel(error) || context.signal.aborted) {
        count.skipped += 1
        context.shot(id, { status: 'idle' })
      } else {
        fail(id, number, toAppError(error))
      }
    } finally {
      arrived()
      active.delete(id)
      work.report(count)
    }
  }

  function fail(id: ShotId, number: number, error: AppError): void {
    // Nothing was called for it.
    count[error.code === 'spending-limit' ? 'skipped' : 'failed'] += 1
    const known = hopeless?.code
    if (HOPELESS.has(error.code)) hopeless = error
    if (hopeless === error && count.total > 1 && (error.charge?.billed ?? 'no') === 'no') {
      // What stops a batch is told once, and not by each of its shots.
      context.shot(id, { status: 'stopped' })
      if (known !== error.code) context.stopped(error)
      return
    }
    context.shot(id, { status: 'failed', kind: work.kind, error })
    context.log(`Shot ${number} failed`, error)
  }

  function add(more: readonly ShotId[]): void {
    hopeless = undefined
    const fresh = more.filter((id) => !active.has(id))
    count.total += fresh.length
    for (const id of fresh) {
      context.shot(id, { status: 'waiting' })
      // Its place in the queue is free when its result has arrived; it has ended when that is on
      // disk.
      let end = () => {}
      const ended = new Promise<void>((resolve) => {
        end = resolve
      })
      active.set(id, ended)
      void queue.add(() => new Promise<void>((arrived) => void one(id, arrived).then(end)))
    }
    work.report(count)
  }

  // Cancelling empties a queue that rests: what waits in it is counted as skipped.
  context.signal.addEventListener('abort', () => queue.start(), { once: true })

  async function finish(): Promise<ShotCounts> {
    while (active.size > 0) await Promise.all(active.values())
    return count
  }

  add(ids)
  return {
    add,
    finished: finish(),
    pause: () => queue.pause(),
    resume: () => void queue.start(),
  }
}
