import { type ProxyMarked, proxy, type Remote, wrap } from 'comlink'
import { AppError, toAppError } from '../errors.ts'
import { type SilenceWatch, watchSilence } from '../silence.ts'

/**
 * Passes a listener to the worker for one call. Its messages have a port of their own and may come
 * after the call's answer; from then on the listener hears nothing, so that a late "half done"
 * cannot replace "done".
 */
export type During = <Args extends unknown[]>(
  listener: (...args: Args) => void,
) => ((...args: Args) => void) & ProxyMarked

/** A call to a worker: its functions, and the way to listen meanwhile. */
export type Call<Api, Result> = (api: Remote<Api>, during: During) => Promise<Result>

/** A worker that serves several calls. */
export interface WorkerSession<Api> {
  /**
   * Makes a call. A worker that sends no message for `silentMs` meanwhile is terminated; what it
   * tells a listener counts as one.
   * @throws AppError `cancelled` on abort and after `end`, `worker-crashed` when the worker dies,
   * `stalled` when it falls silent, else what the call threw.
   */
  readonly call: <Result>(call: Call<Api, Result>, silentMs?: number) => Promise<Result>
  /** Terminates the worker; pending calls reject. */
  readonly end: () => void
}

/** A worker that was started, which may not be there yet. */
interface Started<Api> {
  readonly worker: Worker
  readonly api: Remote<Api>
  readonly failed: PromiseWithResolvers<never>
  /** Its script did not come: it has done nothing. */
  isMissing: boolean
}

/**
 * Starts a worker that lives until `end` or the signal's abort. A comlink call stays pending for
 * ever when its worker throws at import, is missing or is terminated, so every call races the
 * worker's `error` event and the abort signal. Where its script does not come it is started once
 * more: a connection may break off, and Firefox ends a service worker that takes long to answer.
 */
export function startWorker<Api>(start: () => Worker, signal: AbortSignal): WorkerSession<Api> {
  if (signal.aborted) throw new AppError('cancelled', undefined, { cause: signal.reason })
  const watches = new Set<SilenceWatch>()
  let present = open()
  let isAgain = false
  let hasEnded = false

  function open(): Started<Api> {
    const worker = start()
    const failed = Promise.withResolvers<never>()
    // Between two calls nothing awaits it.
    failed.promise.catch(() => undefined)
    const started = { worker, api: wrap<Api>(worker), failed, isMissing: false }
    let lives = false
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      started.isMissing = !lives && !event.message
      failed.reject(new AppError('worker-crashed', event.message || { code: 'worker-not-started' }))
    })
    worker.addEventListener('messageerror', () =>
      failed.reject(new AppError('worker-crashed', { code: 'message-unreadable' })),
    )
    worker.addEventListener('message', () => {
      lives = true
      for (const { heard } of watches) heard()
    })
    return started
  }

  const end = () => {
    hasEnded = true
    signal.removeEventListener('abort', end)
    present.failed.reject(new AppError('cancelled', undefined, { cause: signal.reason }))
    present.worker.terminate()
  }
  signal.addEventListener('abort', end, { once: true })

  /** Makes the call; once more where the worker was missing. */
  async function attempt<Result>(make: (api: Remote<Api>) => Promise<Result>): Promise<Result> {
    const used = present
    try {
      return await Promise.race([make(used.api), used.failed.promise])
    } catch (error) {
      if (!used.isMissing || hasEnded || (used === present && isAgain)) throw error
      // Of several calls the first starts it.
      if (used === present) {
        isAgain = true
        present = open()
      }
      return await attempt(make)
    }
  }

  return {
    async call(make, silentMs) {
      const watch = silentMs === undefined ? undefined : watchSilence(silentMs)
      if (watch) watches.add(watch)
      watch?.silence.catch(end)
      let answered = false
      const during: During = (listener) =>
        proxy((...args) => {
          watch?.heard()
          if (!answered) listener(...args)
        })
      try {
        return await Promise.race([attempt((api) => make(api, during)), ...(watch ? [watch.silence] : [])])
      } catch (error) {
        throw toAppError(error)
      } finally {
        answered = true
        if (watch) watches.delete(watch)
        watch?.stop()
      }
    },
    end,
  }
}

/**
 * Starts a worker, makes one call, and always terminates the worker.
 * @throws AppError `cancelled` on abort, `worker-crashed` when the worker dies, `stalled` when it
 * sends no message for `silentMs`, else what the call threw.
 */
export async function runWorker<Api, Result>(
  start: () => Worker,
  call: Call<Api, Result>,
  signal: AbortSignal,
  silentMs?: number,
): Promise<Result> {
  const session = startWorker<Api>(start, signal)
  try {
    return await session.call(call, silentMs)
  } finally {
    session.end()
  }
}
