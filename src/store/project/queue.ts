let tail: Promise<unknown> = Promise.resolve()

/**
 * Opening, creating, taking over, handing over, closing and late deliveries run one after the
 * other: each finds what the one before has left. Work in the queue never awaits the queue.
 */
export function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const done = tail.then(work)
  tail = done.catch(() => undefined)
  return done
}

/** Starts at once, as another tab waits for it; what is asked for from here on comes after it. */
export function atOnce(work: () => Promise<void>): Promise<void> {
  const done = work()
  tail = Promise.allSettled([tail, done])
  return done
}

/** Resolves when all that was asked for so far is done. */
export const settled = () => inTurn(async () => undefined)
