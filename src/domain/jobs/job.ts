import type { Ask } from '../board/list-parts.ts'
import { lastWritten } from '../board/unfinished-list.ts'
import type { Reads } from '../consent/plans.ts'
import { factsOf } from '../engines/engine-choice.ts'
import type { EngineId } from '../engines/engines.ts'
import type { ShotId } from '../ids.ts'
import type { Problem } from '../problem.ts'
import type { Project } from '../project/project.ts'
import type { Begun } from '../takes/begun.ts'
import type { AskedTakes } from '../takes/take-ask.ts'
import type { Step } from './steps.ts'

/** What a job does at the moment. */
export type Doing =
  | {
      readonly code:
        | 'start'
        | 'read-clip'
        | 'load-decoder'
        | 'find-cuts'
        | 'sample'
        | 'make-timeline'
        | 'measure'
        | 'look'
        | 'describe'
        | 'read-style'
        | 'draw'
        | 'start-upscaler'
    }
  | { readonly code: 'direct' | 'draw-sheet'; readonly shots: number }
  | { readonly code: 'load-upscaler'; readonly bytes: number }
  /** `shot` is its number on the board. */
  | { readonly code: 'upscale'; readonly shot: string }

/**
 * A running job lives in memory only; its results are persisted one by one. Each step is
 * idempotent: restarted, it does what is still pending.
 */
export interface RunningJob {
  readonly kind: Step
  /** The engine at the job's start, whatever is chosen later; absent for a step without one. */
  readonly engine?: EngineId | undefined
  /** What was described instead of the clip. */
  readonly reads?: Reads | undefined
  /** What a director was asked for. */
  readonly ask?: Ask | undefined
  /** What is asked for of one shot besides a new take. */
  readonly asked?: AskedTakes | undefined
  /** It works on more than one shot, so it can rest between two. */
  readonly several?: boolean
  /** The shots of each draft sheet that is drawn. */
  readonly sheets?: readonly (readonly ShotId[])[] | undefined
  /** The last shot of the list that was unfinished when the job began. */
  readonly onto?: ShotId | undefined
  readonly doing: Doing
  /** Fractional where an item is partly done. */
  readonly done: number
  /** 0 while unknown. */
  readonly total: number
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  /** What a batch of pictures draws with to its end; absent for other jobs. */
  readonly begun?: Begun
  /** No further shot starts until the job is resumed. */
  readonly paused?: boolean
  /** Only results on their way are waited for. */
  readonly cancelled?: boolean
  /** End of the wait that the service asked for, in milliseconds since the epoch. */
  readonly heldUntil?: number | undefined
  /** Expected end, where the job can estimate it; milliseconds since the epoch. */
  readonly endsAt?: number | undefined
}

/** True for a job whose calls may be billed. */
export const isPaidFor = (job: Pick<RunningJob, 'engine'> | undefined): boolean =>
  job?.engine !== undefined && factsOf(job.engine).bills

/**
 * True where the unfinished list is the one that a job worked on. A new list that has no part yet
 * leaves an earlier one unfinished.
 */
export function isListOf({ ask, onto }: Pick<RunningJob, 'ask' | 'onto'>, project: Project): boolean {
  if (!project.unfinishedList || typeof ask === 'object') return false
  return ask === 'rest' || lastWritten(project) !== onto
}

/** The outcome of a job; the numbers add up to what was requested. */
export interface JobSummary {
  readonly done: number
  readonly failed: number
  /** Not started: nothing to draw from, stopped by a limit, or cancelled in the queue. */
  readonly skipped: number
  /** Already there as wanted. */
  readonly there?: number
}

/** How many items have ended, in any way. */
export const endedOf = ({ done, failed, skipped, there = 0 }: JobSummary) => done + failed + skipped + there

export interface EndedJob {
  readonly kind: Step
  readonly reads?: Reads | undefined
  readonly outcome: 'done' | 'cancelled' | 'failed'
  readonly summary: JobSummary
  /** How many shots with pictures a new list put below the board. */
  readonly putBelow?: number
  readonly problem?: Problem
}

export interface JobProgress {
  readonly doing: Doing
  readonly done: number
  readonly total: number
  readonly endsAt?: number | undefined
}
