import { AppError } from '../lib/errors.ts'

/** Looked at in steps rather than by one long timer: a device that slept makes one step of its sleep. */
const STEPS = 9

interface Watch {
  /** Rejects with `stalled` once nothing has been heard for long. */
  readonly promise: Promise<never>
  readonly stop: () => void
}

/**
 * Tells when a worker has fallen silent in the middle of a call. The worker feeds it at each half second in which it
 * loads a decoder or reads the clip; silence is pure decoding between two reads.
 */
export function startWatchdog() {
  let silentSteps = 0
  return {
    feed: () => {
      silentSteps = 0
    },
    /** For one call, until `stop`. */
    watch: (silentMs: number): Watch => {
      silentSteps = 0
      const silent = Promise.withResolvers<never>()
      const timer = setInterval(() => {
        silentSteps += 1
        if (silentSteps >= STEPS) silent.reject(new AppError('stalled'))
      }, silentMs / STEPS)
      return { promise: silent.promise, stop: () => clearInterval(timer) }
    },
  }
}
