import { AppError } from '../../../lib/errors.ts'

/** Until the first word, in milliseconds: a model is read from disk, a picture takes its time. */
const FIRST_WORD_MS = 180_000
/** Between two words, in milliseconds. */
const NEXT_WORD_MS = 60_000

/** Ends the wait for a model that says nothing, whether or not it heeds a signal. */
export interface Patience {
  /** Aborted once the wait is over, by a cancel too. */
  readonly signal: AbortSignal
  /** The outcome, or a rejection: AppError `cancelled`, or `model-gave-up` after a silence. */
  readonly orOver: <Value>(outcome: Promise<Value>) => Promise<Value>
  /** A word arrived. */
  readonly heard: () => void
  readonly end: () => void
}

export function patience(cancelled: AbortSignal, firstMs = FIRST_WORD_MS): Patience {
  const stop = new AbortController()
  const over = Promise.withResolvers<never>()
  // Nobody may be waiting when it ends.
  over.promise.catch(() => undefined)
  const giveUp = (error: AppError) => {
    over.reject(error)
    stop.abort()
  }
  const cancel = () => giveUp(new AppError('cancelled'))
  const wait = (ms: number) => setTimeout(() => giveUp(silent(ms / 1000)), ms)
  let timer = wait(firstMs)
  cancelled.addEventListener('abort', cancel)
  if (cancelled.aborted) cancel()
  return {
    signal: stop.signal,
    orOver: (outcome) => Promise.race([outcome, over.promise]),
    heard: () => {
      clearTimeout(timer)
      timer = wait(NEXT_WORD_MS)
    },
    end: () => {
      clearTimeout(timer)
      cancelled.removeEventListener('abort', cancel)
    },
  }
}

/** A browser may hold a model back from a page that nobody sees. */
function silent(seconds: number): AppError {
  const unseen = globalThis.document?.visibilityState === 'hidden'
  return new AppError('model-gave-up', { code: unseen ? 'silent-unseen' : 'nothing-arrived', seconds })
}
