import { waitFor } from '../../../lib/wait.ts'
import type { Talk } from './talk.ts'

/** How long to wait before asking again how far a job is: a small one is soon done. */
const WAITS_MS = [250, 500, 1000] as const

const waitBefore = (nth: number, signal: AbortSignal) => waitFor(WAITS_MS[nth] ?? 1000, signal)

interface Job<Result> {
  /** Begins it. @returns its id */
  readonly begin: (talk: Talk) => Promise<string>
  /** Asks about it. @returns its result, undefined while there is none */
  readonly ask: (id: string) => Promise<Result | undefined>
  /** Tells the server that nobody waits for it. */
  readonly cancel: (id: string) => Promise<void>
}

/**
 * A job that is begun, asked about, and cancelled there too. The request that begins it is not
 * broken off by a cancel, because only its answer says what to cancel.
 */
export async function drawAsJob<Result>(talk: Talk, { begin, ask, cancel }: Job<Result>): Promise<Result> {
  const { signal } = talk
  signal.throwIfAborted()
  const begun = begin({ ...talk, signal: new AbortController().signal })
  const tell = () => void begun.then(cancel).catch(() => undefined)
  signal.addEventListener('abort', tell, { once: true })
  try {
    const id = await orAborted(begun, signal)
    for (let nth = 0; ; nth += 1) {
      const result = await ask(id)
      if (result !== undefined) return result
      await waitBefore(nth, signal)
    }
  } finally {
    signal.removeEventListener('abort', tell)
  }
}

/** @throws the signal's reason as soon as it aborts */
const orAborted = <Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    work.then(resolve, reject)
  })

/** Calls `look` now and again until `work` ends; what goes wrong with it is of no concern. */
export async function whileLooking<Result>(
  work: Promise<Result>,
  signal: AbortSignal,
  look: (signal: AbortSignal) => Promise<void>,
): Promise<Result> {
  const ended = new AbortController()
  const both = AbortSignal.any([signal, ended.signal])
  const looking = async () => {
    for (let nth = 0; ; nth += 1) {
      await waitBefore(nth, both)
      await look(both)
    }
  }
  looking().catch(() => undefined)
  try {
    return await work
  } finally {
    ended.abort()
  }
}
