import type { Reason } from './details.ts'
import { AppError } from './errors.ts'
import { createPatience } from './patience.ts'

export interface SilenceWatch {
  /** A sign of life: the time starts anew. */
  readonly heard: () => void
  /** Rejects with `stalled` after `ms` without a sign of life. It may stay unawaited. */
  readonly silence: Promise<never>
  readonly stop: () => void
}

/** Rejects when `heard` is not called for `ms`, not counting time in which the device sleeps. */
export function watchSilence(ms: number, what?: Reason): SilenceWatch {
  const patience = createPatience(ms)
  let timer: ReturnType<typeof setInterval> | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setInterval(() => patience.step() && reject(new AppError('stalled', what)), patience.stepMs)
  })
  silence.catch(() => undefined)
  return { heard: patience.heard, silence, stop: () => clearInterval(timer) }
}

/**
 * Runs a job and returns its result; rejects when the job does not call `heard` for `ms`.
 * @throws AppError `stalled`.
 */
export async function unlessSilent<Result>(
  ms: number,
  job: (heard: () => void) => Promise<Result>,
  what?: Reason,
): Promise<Result> {
  const { heard, silence, stop } = watchSilence(ms, what)
  try {
    return await Promise.race([job(heard), silence])
  } finally {
    stop()
  }
}
