let tail: Promise<unknown> = Promise.resolve()

/**
 * Serializes opening, creating, taking over, handing over, closing and late deliveries. Work inside
 * the queue must never await the queue.
 */
export function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const done = tail.then(work)
  tail = done.catch(() => undefined)
  return done
}

/** Starts at once, because another tab waits for it; later requests queue behind it. */
export function atOnce(work: () => Promise<void>): Promise<void> {
  const done = work()
  tail = Promise.allSettled([tail, done])
  return done
}

/** Resolves when all requests so far are done. */
export const settled = () => inTurn(async () => undefined)
