/** A wait is looked at in so many steps. */
const STEPS = 10

/** How long something may keep silent. */
export interface Patience {
  /** How often a timer has to call `step`, in milliseconds. */
  readonly stepMs: number
  /** Something was heard: the silence begins anew. */
  readonly heard: () => void
  /** One more step without a sign. @returns true once the silence has lasted. */
  readonly step: () => boolean
}

/**
 * Patience that counts the steps of a timer and asks no clock. While a device sleeps, or a page is
 * frozen, its timers stand still and clocks may go on: afterwards a timer calls once, however long
 * that was, so hours asleep count as one step. Counted from a sign, it ends after `ms` awake, or up
 * to one step earlier.
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
