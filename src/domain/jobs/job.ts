import { factsOf } from '../engines/engine-choice.ts'
import type { EngineId } from '../engines/engines.ts'
import type { Problem } from '../problem.ts'
import type { Step } from './steps.ts'

/**
 * A running job lives in memory only; its results are persisted one by one. Each step is
 * idempotent: started again, it does what is still pending.
 */
export interface RunningJob {
  readonly kind: Step
  /** The one that it began with, whatever is chosen meanwhile; absent where none is needed. */
  readonly engine?: EngineId | undefined
  /** What is happening now, for instance "Sampling frames". */
  readonly label: string
  /** With a fraction where something is done in part. */
  readonly done: number
  /** 0 while the amount of work is not known. */
  readonly total: number
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  /** No further shot is begun until it is resumed. */
  readonly paused?: boolean
  /** Until when the service asked to wait, in milliseconds since the epoch. */
  readonly heldUntil?: number | undefined
  /** When it is expected to end, where the job itself can tell; milliseconds since the epoch. */
  readonly endsAt?: number | undefined
}

/** True of a job whose calls may be billed. */
export const isPaidFor = (job: Pick<RunningJob, 'engine'> | undefined): boolean =>
  job?.engine !== undefined && factsOf(job.engine).bills

/** What came of a job, counted truthfully: the numbers add up to what was asked for. */
export interface JobSummary {
  readonly done: number
  readonly failed: number
  /** Not started: nothing to draw from, stopped by a limit, or cancelled before their turn. */
  readonly skipped: number
  /** There already as it is wanted. */
  readonly there?: number
}

/** How many have come to their end, one way or another. */
export const endedOf = ({ done, failed, skipped, there = 0 }: JobSummary) => done + failed + skipped + there

export interface EndedJob {
  readonly kind: Step
  readonly outcome: 'done' | 'cancelled' | 'failed'
  readonly summary: JobSummary
  readonly problem?: Problem
}

export interface JobProgress {
  readonly label: string
  readonly done: number
  readonly total: number
  readonly endsAt?: number | undefined
}

/** "3 of 8"; what is done in part is not counted. */
export const countText = ({ done, total }: Pick<JobProgress, 'done' | 'total'>): string =>
  `${Math.floor(done)} of ${total}`

/**
 * "4 drawn, 1 failed, 2 already drawn, 1 skipped": only the counts that are not zero, in that
 * order.
 */
export function summaryText(summary: JobSummary, verb: string): string {
  const parts = [
    summary.done > 0 && `${summary.done} ${verb}`,
    summary.failed > 0 && `${summary.failed} failed`,
    summary.there && `${summary.there} already ${verb}`,
    summary.skipped > 0 && `${summary.skipped} skipped`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : 'Nothing to do'
}
