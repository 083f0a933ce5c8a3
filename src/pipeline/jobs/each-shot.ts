import PQueue from 'p-queue'
import type { ShotEvent } from '../../domain/app/log-event.ts'
import { numberOf } from '../../domain/board/shot-numbers.ts'
import type { ShotId } from '../../domain/ids.ts'
import { HOPELESS } from '../../domain/jobs/hopeless.ts'
import type { JobSummary } from '../../domain/jobs/job.ts'
import type { ShotStep } from '../../domain/jobs/steps.ts'
import { isKeptApart } from '../../domain/problem.ts'
import type { TakeAsk } from '../../domain/takes/take-ask.ts'
import { AppError, isCancel, toAppError } from '../../lib/errors.ts'
import type { StepContext } from '../context.ts'

/** The work on each shot. */
export interface ShotWork {
  readonly kind: ShotStep
  /** Concurrency, until `allow` changes it. */
  readonly concurrency: number
  /**
   * Of the shots whose turn came before, the one that this shot waits for. It takes no place
   * meanwhile, and is next once that one has ended.
   */
  readonly after?: (id: ShotId, before: readonly ShotId[]) => ShotId | undefined
  /**
   * Does the work and returns it for the log; false when there was nothing to do. The result must
   * be on disk by then.
   */
  readonly run: (id: ShotId, number: string, flow: Flow) => Promise<ShotEvent | false>
  /** What trying a failed shot again is asked for, where that is more than a new take. */
  readonly left?: (id: ShotId) => TakeAsk | undefined
  readonly report: (counts: ShotCounts) => void
}

/** How the work on a shot goes along with that on others. */
export interface Flow {
  /** Lets the next shot start while the result is written. */
  readonly arrived: () => void
  /** Call it before anything is paid for. @throws AppError what has ended the queue meanwhile */
  readonly refuseEnded: () => void
}

export interface ShotCounts extends JobSummary {
  readonly total: number
}

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
  /** The shots whose turn came and that have not ended. */
  const begun = new Set<ShotId>()
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
      const event = await work.run(id, number, {
        arrived: () => !context.unsaved('pictures') && arrived(),
        refuseEnded,
      })
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
      begun.delete(id)
      active.delete(id)
      work.report(count)
    }
  }

  /** Gives a shot its turn; one that must wait for another gives its place away. */
  function turn(id: ShotId, end: () => void): Promise<void> {
    return new Promise((arrived) => {
      const source = waiting.has(id) ? work.after?.(id, [...begun]) : undefined
      begun.add(id)
      const begin = (free: () => void) => void one(id, free).then(end)
      const drawn = source && active.get(source)
      if (!drawn) return begin(arrived)
      const again = () => new Promise<void>((free) => begin(free))
      void drawn.then(() => queue.add(again, { priority: 1 }))
      arrived()
    })
  }

  function refuseEnded(): void {
    if (hopeless) throw new AppError(hopeless.code, hopeless.detail, { charge: { billed: 'no' } })
  }

  function fail(id: ShotId, number: string, error: AppError): void {
    const known = hopeless?.code
    const isUnpaid = (error.charge?.billed ?? 'no') === 'no'
    // No call was made, or it met what had ended the queue.
    const isSkipped = error.code === 'spending-limit' || (isUnpaid && error.code === known)
    count[isSkipped ? 'skipped' : 'failed'] += 1
    if (HOPELESS.has(error.code)) hopeless = error
    if (hopeless === error && count.total > 1 && isUnpaid) {
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
      void queue.add(() => turn(id, end))
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
    /** How many shots are worked on at once from now on. */
    allow: (atOnce: number) => {
      queue.concurrency = atOnce
    },
    finished: finish(),
    pause: () => queue.pause(),
    resume: () => void queue.start(),
  }
}
