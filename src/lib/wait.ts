/** The longest wait before a call is tried again where nobody says how long. */
const LONGEST_MS = 30_000

/**
 * How long to wait before try `tries` + 2: what the service asked for, else 1, 2, 4, 8 s as a
 * ceiling with full jitter (M. Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog
 * 2015). What was asked for gets a little more, so that several calls that wait do not return in
 * step.
 */
export function waitMs(tries: number, asked?: number, random: () => number = Math.random): number {
  if (asked !== undefined) return asked + random() * Math.min(500, asked / 2)
  return random() * Math.min(1000 * 2 ** tries, LONGEST_MS)
}

/** Resolves after `ms`. @throws the signal's reason as soon as it aborts. */
export function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const stop = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal.addEventListener('abort', stop, { once: true })
  })
}
