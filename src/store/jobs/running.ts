import type { ShotId } from '../../domain/ids.ts'
import type { Step } from '../../domain/jobs/steps.ts'
import { AppError } from '../../lib/errors.ts'
import type { RunningStep } from '../../pipeline/steps.ts'
import { patchJob } from './store.ts'

/** The job of this tab. */
export interface Running {
  readonly kind: Step
  /** Works shot by shot: what is in progress ends before a cancelled job does. */
  readonly byShot: boolean
  readonly controller: AbortController
  readonly ended: Promise<void>
  work?: RunningStep
  /** Shots requested before the job's work had begun. */
  readonly early: ShotId[]
}

let running: Running | undefined

export const runningJob = (): Running | undefined => running

export function setRunning(job: Running | undefined): void {
  running = job
}

/** Stops starting shots; those in progress continue, because they are paid for. */
export function pause(): void {
  running?.work?.pause?.()
  patchJob({ paused: true })
}

export function resume(): void {
  running?.work?.resume?.()
  patchJob({ paused: false })
}

/** The running step. */
export const runningStep = (): Step | undefined => running?.kind

/** Resolves when no job runs. */
export const whenIdle = () => running?.ended ?? Promise.resolve()

/** Cancels the running job and resolves when it has ended; results so far are kept. */
export async function stop(): Promise<void> {
  const stopping = running
  stopping?.controller.abort(new AppError('cancelled'))
  // Other jobs end at once.
  if (stopping?.byShot) patchJob({ cancelled: true })
  await stopping?.ended
}
