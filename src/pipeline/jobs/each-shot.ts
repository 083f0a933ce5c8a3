import PQueue from 'p-queue'
import type { ShotEvent } from '../../domain/app/log-event.ts'
import { numberOf } from '../../domain/board/shot-numbers.ts'
import type { ShotId } from '../../domain/ids.ts'
import type { JobSummary } from '../../domain/jobs/job.ts'
import type { ShotStep } from '../../domain/jobs/steps.ts'
import { isKeptApart } from '../../domain/problem.ts'
import type { TakeAsk } from '../../domain/takes/take-ask.ts'
import type { ErrorCode } from '../../lib/error-codes.ts'
import { type AppError, isCancel, toAppError } from '../../lib/errors.ts'
import type { StepContext } from '../context.ts'

/** The work on each shot. */
export interface ShotWork {
  readonly kind: ShotStep
  /** Concurrency. */
  readonly concurrency: number
  /**
   * Does the work and returns it for the log; false when there was nothing to do. The result must
   * be on disk by then. Calling `arrived` lets the next shot start while the result is written.
   */
  readonly run: (id: ShotId, number: string, arrived: () => void) => Promise<ShotEvent | false>
  /** What trying a failed shot again is asked for, where that is more than a new take. */
  readonly left?: (id: ShotId) => TakeAsk | undefined
  readonly report: (counts: ShotCounts) => void
}

export interface ShotCounts extends JobSummary {
  readonly total: number
}

/** Errors that would fail every remaining shot; they stop the queue. */
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
 * Works on shots through a queue. A failed shot shows its error on its card and stops nothing;
 * cancelling keeps results and counts the rest as skipped. `add` queues more shots, except those
 * queued or in progress; `leave` takes out those that wait. An error that concerns every shot (no
 * credit, a refused key) stops the queue.
 */
export function startEachShot(context: StepContext, ids: readonly ShotId[], work: ShotWork) {
  const queue = new PQueue({ concurrency: work.concurrency })
  const active = new Map<ShotId, Promise<void>>()
  const waiting = new Set<ShotId>()
  let hopeless: AppError | undefined
  const count = { done: 0, failed: 0, skipped: 0, there: 0, total: 0 }

  async function one(id: ShotId, arrived: () => void): Promise<void> {
    const number = numberOf(context.project(), id)
    try {
      // Taken out of the job.
      if (!waiting.delete(id)) return
      context.signal.throwIfAborted()
      if (hopeless) {
        count.skipped += 1
        context.shot(id, { status: 'stopped' })
        return
      }
      // No picture is paid for while the last one could not be stored.
      const unsaved = context.unsaved('pictures')
      if (unsaved) throw unsaved
      context.shot(id, { status: work.kind, since: Date.now() })
      // While a result waits to be written, the next shot waits too.
      const event = await work.run(id, number, () => !context.unsaved('pictures') && arrived())
      count[event === false ? 'there' : 'done'] += 1
      const shelved = event !== false && !context.project().shots.some((shot) => shot.id === id)
      context.shot(id, { status: shelved ? 'shelved' : 'idle' })
      if (event) context.log(shelved ? { ...event, shelved } : event)
    } catch (error) {
      const known = toAppError(error)
      // What came may be paid for: a person is told of it, cancelled or not.
      if (isCancel(error) || (context.signal.aborted && !known.came && !isKeptApart(known))) {
        count.skipped += 1
        context.shot(id, { status: 'idle' })
      } else {
        fail(id, number, known)
      }
    } finally {
      arrived()
      active.delete(id)
      work.report(count)
    }
  }

  function fail(id: ShotId, number: string, error: AppError): void {
    // No call was made.
    count[error.code === 'spending-limit' ? 'skipped' : 'failed'] += 1
    const known = hopeless?.code
    if (HOPELESS.has(error.code)) hopeless = error
    if (hopeless === error && count.total > 1 && (error.charge?.billed ?? 'no') === 'no') {
      // The error that stops a batch is reported once, not per shot.
      context.shot(id, { status: 'stopped' })
      if (known !== error.code) context.stopped(error)
      return
    }
    context.shot(id, { status: 'failed', kind: work.kind, error, ask: work.left?.(id) })
    context.log({ code: 'shot-failed', number }, error)
  }

  function add(more: readonly ShotId[]): void {
    hopeless = undefined
    const fresh = more.filter((id) => !active.has(id))
    count.total += fresh.length
    for (const id of fresh) {
      context.shot(id, { status: 'waiting' })
      waiting.add(id)
      // A shot leaves the queue when its result has arrived, and ends when the result is on disk.
      let end = () => {}
      const ended = new Promise<void>((resolve) => {
        end = resolve
      })
      active.set(id, ended)
      void queue.add(() => new Promise<void>((arrived) => void one(id, arrived).then(end)))
    }
    work.report(count)
  }

  function leave(): readonly ShotId[] {
    const left = [...waiting]
    waiting.clear()
    count.total -= left.length
    for (const id of left) context.shot(id, { status: 'idle' })
    work.report(count)
    return left
  }

  // Cancelling restarts a paused queue to empty it: the waiting shots count as skipped.
  context.signal.addEventListener('abort', () => queue.start(), { once: true })

  async function finish(): Promise<ShotCounts> {
    while (active.size > 0) await Promise.all(active.values())
    return count
  }

  add(ids)
  return {
    add,
    leave,
    finished: finish(),
    pause: () => queue.pause(),
    resume: () => void queue.start(),
  }
}
