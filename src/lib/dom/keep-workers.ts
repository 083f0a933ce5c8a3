import { AppError } from '../errors.ts'
import { type Call, startWorker, type WorkerSession } from './run-worker.ts'

/** A worker that waits for its next call. */
interface Kept<Api> {
  readonly session: WorkerSession<Api>
  readonly leaveTimer: ReturnType<typeof setTimeout>
}

/** Makes one call in a worker of its own; `silentMs` as in `WorkerSession`. */
export type KeptCall<Api> = <Result>(
  call: Call<Api, Result>,
  signal: AbortSignal,
  silentMs?: number,
) => Promise<Result>

/**
 * Calls that come one after the other share a worker, with what it has opened and compiled; calls
 * at once have one each. A worker is terminated when none comes for `idleMs`, and when its call is
 * aborted or fails: it may keep what made it fail.
 * @returns a call that throws what that of `runWorker` throws
 */
export function keepWorkers<Api>(start: () => Worker, idleMs: number): KeptCall<Api> {
  const idle: Kept<Api>[] = []
  const next = (): WorkerSession<Api> => {
    const kept = idle.pop()
    if (!kept) return startWorker<Api>(start, new AbortController().signal)
    clearTimeout(kept.leaveTimer)
    return kept.session
  }
  const keep = (session: WorkerSession<Api>) => {
    const leave = () => {
      idle.splice(idle.indexOf(kept), 1)
      session.end()
    }
    const kept = { session, leaveTimer: setTimeout(leave, idleMs) }
    idle.push(kept)
  }
  return async (call, signal, silentMs) => {
    if (signal.aborted) throw new AppError('cancelled', undefined, { cause: signal.reason })
    const session = next()
    signal.addEventListener('abort', session.end, { once: true })
    try {
      const result = await session.call(call, silentMs)
      if (!signal.aborted) keep(session)
      return result
    } catch (error) {
      session.end()
      throw error
    } finally {
      signal.removeEventListener('abort', session.end)
    }
  }
}
