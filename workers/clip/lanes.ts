import type { Turn } from './path.ts'

/** A place to work in, out of a few. */
export interface Lane {
  /** The place in the queue that it came from: to come back to it. */
  readonly ticket: number
  /** Lets the next one in. Must be called once. */
  readonly leave: () => void
}

export interface Lanes {
  /**
   * Waits for a free lane; the highest rank goes first, then the lowest ticket: who asked first.
   * @throws the signal's reason on abort.
   */
  readonly enter: (turn: Turn, ticket?: number) => Promise<Lane>
  /** How many there are. */
  readonly count: () => number
  /**
   * Adds lanes, or takes some away: such as are entered are then not free again when they are left.
   */
  readonly add: (lanes: number) => void
}

interface Waiting {
  readonly rank: number
  readonly ticket: number
  readonly wake: () => void
}

/** A queue before a few lanes. */
export function createLanes(lanes: number): Lanes {
  let count = lanes
  let free = lanes
  let tickets = 0
  let waiting: readonly Waiting[] = []

  function wakeNext(): void {
    const [next] = waiting.toSorted((a, b) => b.rank - a.rank || a.ticket - b.ticket)
    waiting = waiting.filter((other) => other !== next)
    next?.wake()
  }

  function add(more: number): void {
    count += more
    free += more
    for (let i = 0; i < more; i++) wakeNext()
  }

  return {
    async enter({ rank, signal }, kept) {
      tickets += 1
      const ticket = kept ?? tickets
      while (free <= 0 && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const wake = () => {
            signal.removeEventListener('abort', leaveQueue)
            resolve()
          }
          const entry = { rank, ticket, wake }
          const leaveQueue = () => {
            waiting = waiting.filter((other) => other !== entry)
            resolve()
          }
          waiting = [...waiting, entry]
          signal.addEventListener('abort', leaveQueue, { once: true })
        })
      }
      if (signal.aborted) {
        // It may have been woken for a lane at the same moment: that goes to the next one.
        if (free > 0) wakeNext()
        throw signal.reason
      }
      free -= 1
      const leave = () => {
        free += 1
        wakeNext()
      }
      return { ticket, leave }
    },
    count: () => count,
    add,
  }
}
