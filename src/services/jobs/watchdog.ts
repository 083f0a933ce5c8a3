import { createPatience, type Patience } from '../../domain/jobs/patience.ts'
import { AppError } from '../../lib/errors.ts'

interface Watch {
  /** Rejects with `stalled` once nothing has been heard for long. */
  readonly promise: Promise<never>
  readonly stop: () => void
}

/**
 * Tells when a worker has fallen silent in the middle of a call. The worker feeds it at each half
 * second in which it loads a decoder or reads the clip; silence is pure decoding between two reads.
 */
export function startWatchdog() {
  let patience: Patience | undefined
  return {
    feed: () => patience?.heard(),
    /** For one call, until `stop`. */
    watch: (silentMs: number): Watch => {
      const waiting = createPatience(silentMs)
      patience = waiting
      let timer: ReturnType<typeof setInterval> | undefined
      const promise = new Promise<never>((_, reject) => {
        timer = setInterval(() => waiting.step() && reject(new AppError('stalled')), waiting.stepMs)
      })
      return { promise, stop: () => clearInterval(timer) }
    },
  }
}
