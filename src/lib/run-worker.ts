import { type Remote, wrap } from 'comlink'
import { AppError, toAppError } from './errors.ts'

/**
 * One call, one worker: starts it, makes the call, and always terminates it.
 * comlink leaves a call pending for ever when its worker throws at import, is missing or is terminated, so the
 * call races the worker's own `error` event and the abort signal.
 * @throws AppError `cancelled` on abort, `worker-crashed` when the worker dies, else what the call threw.
 */
export async function runWorker<Api, Result>(
  start: () => Worker,
  call: (api: Remote<Api>) => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  signal.throwIfAborted()
  const worker = start()
  const failed = Promise.withResolvers<never>()
  const onAbort = () => failed.reject(new AppError('cancelled', undefined, { cause: signal.reason }))
  signal.addEventListener('abort', onAbort, { once: true })
  worker.addEventListener('error', (event) => {
    event.preventDefault()
    failed.reject(new AppError('worker-crashed', event.message || 'The worker did not start.'))
  })
  worker.addEventListener('messageerror', () =>
    failed.reject(new AppError('worker-crashed', 'The worker sent a message that could not be read.')),
  )
  try {
    return await Promise.race([call(wrap<Api>(worker)), failed.promise])
  } catch (error) {
    throw toAppError(error)
  } finally {
    signal.removeEventListener('abort', onAbort)
    worker.terminate()
  }
}
