import { expose } from 'comlink'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startWorker } from '../../src/lib/dom/run-worker.ts'
import '../fixtures/with-resolvers.ts'

interface Api {
  hear(onProgress: (share: number) => void): Promise<string>
}

/** Progress of a call that goes on until it is told to end. */
let progress: (share: number) => unknown = () => undefined
let finish: (answer: string) => void = () => undefined

/** A worker in this thread: its calls have one port, and each listener one of its own. */
function startHere(): Worker {
  const { port1, port2 } = new MessageChannel()
  const api: Api = {
    hear: (onProgress) => {
      progress = onProgress
      return new Promise((resolve) => {
        finish = resolve
      })
    },
  }
  expose(api, port2)
  port1.start()
  return Object.assign(port1, { terminate: () => port1.close() }) as unknown as Worker
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())

const never = new AbortController().signal

test('a worker that tells how far it is does not count as silent', async () => {
  const session = startWorker<Api>(startHere, never)
  const told: number[] = []
  const heard = session.call((api, during) => api.hear(during((share) => void told.push(share))), 10_000)
  for (let part = 1; part <= 3; part++) {
    await vi.waitFor(async () => {
      await progress(part / 3)
      expect(told).toHaveLength(part)
    })
    vi.advanceTimersByTime(8000)
  }
  finish('heard')
  await expect(heard).resolves.toBe('heard')
  session.end()
})

test('one that says nothing is given up', async () => {
  const session = startWorker<Api>(startHere, never)
  const heard = session.call((api, during) => api.hear(during(() => undefined)), 10_000)
  vi.advanceTimersByTime(10_000)
  await expect(heard).rejects.toMatchObject({ code: 'stalled' })
})
