import PQueue from 'p-queue'
import { AppError, toAppError } from '../../../lib/errors.ts'

/**
 * Lets a call go, or makes it wait for its turn. Rejects as the call does; `cancelled`, at no cost,
 * when its turn comes too late.
 */
export type CallGate = <Result>(call: () => Promise<Result>, signal: AbortSignal) => Promise<Result>

/**
 * Lets so many calls of a job go at once. The service saying that there are too many (429, 529, the
 * in-flight budget) halves that number for the rest of the job; the calls of one wave, which all
 * hear it, halve it once. A call that waits to be tried again is outside and takes nobody's place.
 */
export function openGate(concurrency: number): CallGate {
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
        if (retry && code !== 'provider' && number > halvedAt) {
          halvedAt = begun
          queue.concurrency = Math.max(1, Math.floor(queue.concurrency / 2))
        }
        throw error
      }
    })
}
