import type { Reason } from './details.ts'
import { AppError } from './errors.ts'
import { createPatience } from './patience.ts'

export interface SilenceWatch {
  /** Something was heard: the silence begins anew. */
  readonly heard: () => void
  /** Rejects with `stalled` once the silence has lasted; nobody need be waiting. */
  readonly silence: Promise<never>
  readonly stop: () => void
}

/** Tells when nothing has been heard for so many milliseconds awake. */
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
 * What a job makes, unless it falls silent first: it is given what it has to call at each sign of
 * life.
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
