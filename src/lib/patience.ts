/** Steps into which a wait is divided. */
const STEPS = 10

/** A limit on silence. */
export interface Patience {
  /** The interval at which a timer must call `step`, in milliseconds. */
  readonly stepMs: number
  /** Restarts the silence after a sign of life. */
  readonly heard: () => void
  /** Counts one step without a sign. @returns true once the limit is reached. */
  readonly step: () => boolean
}

/**
 * Counts the steps of a timer instead of reading a clock. While a device sleeps or a page is
 * frozen, timers stop and clocks may run on; afterwards a timer fires once, so hours of sleep count
 * as one step. The limit is reached after `ms` awake, or up to one step earlier.
 */
export function createPatience(ms: number): Patience {
  let silent = 0
  return {
    stepMs: ms / STEPS,
    heard: () => {
      silent = 0
    },
    step: () => {
      silent += 1
      return silent >= STEPS
    },
  }
}
