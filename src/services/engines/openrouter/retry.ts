import PQueue from 'p-queue'
import type { ErrorCode } from '../../../lib/error-codes.ts'
import { AppError, type Charge, type RetryAdvice, toAppError } from '../../../lib/errors.ts'
import { waitFor } from '../../../lib/wait.ts'

/**
 * The whole rule of when a call is tried again: what it met, how often, how long it waits, and how
 * many go at once meanwhile. Only what surely cost nothing and may pass is tried again.
 */

/** The service has too much to do: how often a call that meets it is made again. */
const TOO_BUSY: Readonly<Partial<Record<ErrorCode, number>>> = {
  'rate-limited': 4,
  overloaded: 4,
  'in-flight': 4,
}

/** The same of a provider that failed, which is documented as not billed. */
const PROVIDER_FAILED = { status: 502, times: 2 } as const

/** Who is asked to wait longer than this is told so, and not made to sit in front of it. */
export const LONGEST_WAIT_MS = 120_000

/** Where nobody says how long: the ceiling of the first wait, which doubles up to the second. */
const FIRST_WAIT_MS = 1000
const LONGEST_GUESSED_MS = 30_000

/** What a refused call met. */
interface Refusal {
  readonly code: ErrorCode
  /** The HTTP status, the service's own word in the body before the header. */
  readonly status: number | undefined
  readonly charge: Charge
  /** The service's own word on whether trying again can help. */
  readonly retryable: boolean | undefined
  /** How long the service asks to wait, in milliseconds. */
  readonly afterMs: number | undefined
}

/** Whether and how often a call is tried again that was refused so; undefined for never. */
export function retryAdvice({ code, status, charge, retryable, afterMs }: Refusal): RetryAdvice | undefined {
  if (charge.billed !== 'no' || retryable === false || (afterMs ?? 0) > LONGEST_WAIT_MS) return undefined
  const times = TOO_BUSY[code] ?? (status === PROVIDER_FAILED.status ? PROVIDER_FAILED.times : undefined)
  if (times === undefined) return undefined
  return { times, ...(afterMs === undefined ? {} : { afterMs }) }
}

/**
 * How long to wait before try `tries` + 2: what the service asked for, else 1, 2, 4, 8 s as a
 * ceiling with full jitter (M. Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog
 * 2015). What was asked for gets a little more, so that several calls that wait do not return in
 * step.
 */
export function waitMs(tries: number, asked?: number, random: () => number = Math.random): number {
  if (asked !== undefined) return asked + random() * Math.min(500, asked / 2)
  return random() * Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_GUESSED_MS)
}

/**
 * Makes a call until it succeeds, meets what is not tried again, or has been tried as often as its
 * error says. `onWait` hears of each wait before it begins.
 * @throws AppError of the last try; the signal's reason where it aborts a wait.
 */
export async function withRetries<Result>(
  call: () => Promise<Result>,
  signal: AbortSignal,
  onWait: (error: AppError, ms: number) => void,
): Promise<Result> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await call()
    } catch (error) {
      const known = toAppError(error)
      const { retry } = known
      if (!retry || tries >= retry.times || signal.aborted) throw known
      const ms = waitMs(tries, retry.afterMs)
      onWait(known, ms)
      await waitFor(ms, signal)
    }
  }
}

/**
 * Makes a call, or lets it wait for its turn. Rejects as the call does; `cancelled`, at no cost,
 * when its turn comes too late.
 */
export type ConcurrencyLimit = <Result>(call: () => Promise<Result>, signal: AbortSignal) => Promise<Result>

/**
 * Lets so many calls of a job go at once. The service saying that there are too many (429, 529, the
 * in-flight budget) halves that number for the rest of the job; the calls of one wave, which all
 * hear it, halve it once. A call that waits to be tried again is outside and takes nobody's place.
 */
export function limitConcurrency(concurrency: number): ConcurrencyLimit {
  const queue = new PQueue({ concurrency })
  let begun = 0
  let halvedAt = 0
  return (call, signal) =>
    queue.add(async () => {
      if (signal.aborted) throw new AppError('cancelled', undefined, { charge: { billed: 'no' } })
      begun += 1
      const number = begun
      try {
        return await call()
      } catch (error) {
        const { code, retry } = toAppError(error)
        if (retry && code in TOO_BUSY && number > halvedAt) {
          halvedAt = begun
          queue.concurrency = Math.max(1, Math.floor(queue.concurrency / 2))
        }
        throw error
      }
    })
}
