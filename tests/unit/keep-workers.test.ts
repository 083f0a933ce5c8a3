import { expose } from 'comlink'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepWorkers } from '../../src/lib/dom/keep-workers.ts'
import '../fixtures/with-resolvers.ts'

interface Api {
  /** The number of the worker that answers. */
  which(): Promise<number>
  fail(): Promise<number>
  never(): Promise<number>
}

const IDLE_MS = 1000
let started = 0
let ended: number[] = []

/** A worker in this thread. */
function startHere(): Worker {
  const { port1, port2 } = new MessageChannel()
  const own = started++
  const api: Api = {
    which: async () => own,
    fail: () => Promise.reject(new Error('Failed on purpose.')),
    never: () => new Promise(() => undefined),
  }
  expose(api, port2)
  port1.start()
  const terminate = () => {
    ended.push(own)
    port1.close()
  }
  return Object.assign(port1, { terminate }) as unknown as Worker
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  started = 0
  ended = []
})
afterEach(() => void vi.useRealTimers())

const { signal } = new AbortController()

test('calls one after the other share a worker, which is let go when none comes', async () => {
  const call = keepWorkers<Api>(startHere, IDLE_MS)
  for (let turn = 0; turn < 3; turn++) {
    await expect(call((api) => api.which(), signal)).resolves.toBe(0)
    vi.advanceTimersByTime(IDLE_MS - 1)
  }
  expect(ended).toEqual([])
  vi.advanceTimersByTime(1)
  expect(ended).toEqual([0])
  await expect(call((api) => api.which(), signal)).resolves.toBe(1)
})

test('calls at once have a worker each, and both are kept', async () => {
  const call = keepWorkers<Api>(startHere, IDLE_MS)
  const both = () => Promise.all([1, 2].map(() => call((api) => api.which(), signal)))
  expect((await both()).toSorted()).toEqual([0, 1])
  expect((await both()).toSorted()).toEqual([0, 1])
  vi.advanceTimersByTime(IDLE_MS)
  expect(ended.toSorted()).toEqual([0, 1])
})

test('a worker whose call fails is not kept', async () => {
  const call = keepWorkers<Api>(startHere, IDLE_MS)
  await expect(call((api) => api.fail(), signal)).rejects.toThrow('Failed on purpose.')
  expect(ended).toEqual([0])
  await expect(call((api) => api.which(), signal)).resolves.toBe(1)
})

test('an aborted call ends its worker at once, and a later abort ends none', async () => {
  const call = keepWorkers<Api>(startHere, IDLE_MS)
  const first = new AbortController()
  const busy = call((api) => api.never(), first.signal)
  first.abort()
  await expect(busy).rejects.toMatchObject({ code: 'cancelled' })
  expect(ended).toContain(0)
  await expect(call((api) => api.which(), first.signal)).rejects.toMatchObject({ code: 'cancelled' })
  const second = new AbortController()
  await expect(call((api) => api.which(), second.signal)).resolves.toBe(1)
  second.abort()
  await expect(call((api) => api.which(), signal)).resolves.toBe(1)
})

test('a worker that falls silent within its call is ended', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date', 'performance'] })
  const call = keepWorkers<Api>(startHere, IDLE_MS)
  const silent = call((api) => api.never(), signal, 2000)
  const ending = expect(silent).rejects.toMatchObject({ code: 'stalled' })
  await vi.advanceTimersByTimeAsync(5000)
  await ending
  expect(ended).toContain(0)
  await expect(call((api) => api.which(), signal)).resolves.toBe(1)
})
