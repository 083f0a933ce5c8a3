import type { ErrorCode } from '../../../lib/error-codes.ts'
import { type AppError, type Charge, type RetryAdvice, toAppError } from '../../../lib/errors.ts'
import { waitFor } from '../../../lib/wait.ts'

/**
 * The whole retry rule: which errors, how often, and how long to wait. Only a call that surely cost
 * nothing and may succeed later is retried. How many calls are away meanwhile: `in-flight.ts`.
 */

/** Retries per code when the service is overloaded. */
const TOO_BUSY: Readonly<Partial<Record<ErrorCode, number>>> = {
  'rate-limited': 4,
  overloaded: 4,
  'in-flight': 4,
}

/** Retries when a provider failed, which is documented as not billed. */
const PROVIDER_FAILED = { status: 502, times: 2 } as const

/** A longer requested wait is reported as an error instead of waited for. */
export const LONGEST_WAIT_MS = 120_000

/** Without a requested wait: the ceiling of the first wait, which doubles up to the second. */
const FIRST_WAIT_MS = 1000
const LONGEST_GUESSED_MS = 30_000

/** The facts of a refused call. */
interface Refusal {
  readonly code: ErrorCode
  /** The HTTP status; the one in the body takes precedence over the header's. */
  readonly status: number | undefined
  readonly charge: Charge
  /** The service's own hint whether a retry can help. */
  readonly retryable: boolean | undefined
  /** The wait that the service asks for, in milliseconds. */
  readonly afterMs: number | undefined
}

/** Whether and how often to retry a refused call; undefined for never. */
export function retryAdvice({ code, status, charge, retryable, afterMs }: Refusal): RetryAdvice | undefined {
  if (charge.billed !== 'no' || retryable === false || (afterMs ?? 0) > LONGEST_WAIT_MS) return undefined
  const times = TOO_BUSY[code] ?? (status === PROVIDER_FAILED.status ? PROVIDER_FAILED.times : undefined)
  if (times === undefined) return undefined
  return { times, ...(afterMs === undefined ? {} : { afterMs }) }
}

/** Whether the service refused a call because it has too many. */
export const isTooBusy = ({ code, retry }: AppError): boolean => retry !== undefined && code in TOO_BUSY

/**
 * The wait in ms before try `tries` + 2: the requested one, else a ceiling of 1, 2, 4, 8 s with
 * full jitter (M. Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog 2015). A
 * requested wait is lengthened a little, so that waiting calls do not return in step.
 */
export function waitMs(tries: number, asked?: number, random: () => number = Math.random): number {
  if (asked !== undefined) return asked + random() * Math.min(500, asked / 2)
  return random() * Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_GUESSED_MS)
}

/**
 * Makes a call until it succeeds, fails for good or exhausts its retries. `onWait` is called before
 * each wait. A refusal that `isFree` uses up no retry.
 * @throws AppError of the last try; the signal's reason where it aborts a wait.
 */
export async function withRetries<Result>(
  call: () => Promise<Result>,
  signal: AbortSignal,
  onWait: (error: AppError, ms: number) => void,
  isFree: (error: AppError) => boolean = () => false,
): Promise<Result> {
  let tries = 0
  for (;;) {
    try {
      return await call()
    } catch (error) {
      const known = toAppError(error)
      const { retry } = known
      const free = isFree(known)
      if (!retry || (!free && tries >= retry.times) || signal.aborted) throw known
      const ms = waitMs(tries, retry.afterMs)
      if (!free) tries += 1
      onWait(known, ms)
      await waitFor(ms, signal)
    }
  }
}
