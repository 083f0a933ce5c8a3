import { expect, it } from 'vitest'
import { runWorker, startWorker } from '../../src/lib/dom/run-worker.ts'

/** Workers from inline scripts: the test is about their host. */
const script = (source: string) => () =>
  new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })), { type: 'module' })

const never = new AbortController().signal
const hangs = script('for (;;);')
const hang = () => new Promise<never>(() => undefined)

it('ends a call whose worker throws when it starts', async () => {
  await expect(runWorker(script('throw new Error("no")'), hang, never)).rejects.toMatchObject({
    code: 'worker-crashed',
  })
})

const missing = () => {
  const url = URL.createObjectURL(new Blob([]))
  URL.revokeObjectURL(url)
  return new Worker(url, { type: 'module' })
}

it('ends a call whose worker script is missing, when it was asked for again', async () => {
  let times = 0
  const start = () => {
    times += 1
    return missing()
  }
  await expect(runWorker(start, hang, never)).rejects.toMatchObject({ code: 'worker-crashed' })
  expect(times).toBe(2)
})

it('makes all calls again whose worker came the second time, and no third worker', async () => {
  const ECHO = "onmessage = ({ data: { id } }) => postMessage({ id, type: 'RAW', value: 'made' })"
  const starts = [missing, script(ECHO)]
  const session = startWorker<{ make(): string }>(() => (starts.shift() ?? hangs)(), never)
  const calls = [1, 2, 3].map(() => session.call((api) => api.make(), 5000))
  expect(await Promise.all(calls)).toEqual(['made', 'made', 'made'])
  expect(starts).toEqual([])
  session.end()
  await expect(session.call(() => hang())).rejects.toMatchObject({ code: 'cancelled' })
})

it('ends a call at once when it is cancelled', async () => {
  const controller = new AbortController()
  const call = runWorker(script('for (;;);'), hang, controller.signal)
  setTimeout(() => controller.abort(), 20)
  await expect(call).rejects.toMatchObject({ code: 'cancelled' })
})

it('starts nothing when it was cancelled before', async () => {
  let started = false
  const start = () => {
    started = true
    return script('')()
  }
  await expect(runWorker(start, hang, AbortSignal.abort())).rejects.toThrow()
  expect(started).toBe(false)
})

it('ends its worker when the call is done', async () => {
  let ended = false
  const start = () => {
    const worker = script('')()
    const terminate = worker.terminate.bind(worker)
    worker.terminate = () => {
      ended = true
      terminate()
    }
    return worker
  }
  await runWorker(start, () => Promise.resolve(1), never)
  expect(ended).toBe(true)
})

/** Answers a call first and reports progress after it; a second call is answered once that came. */
const LATE = `
  let reply
  const told = new Promise((resolve) => { reply = resolve })
  onmessage = async ({ data: { id, argumentList } }) => {
    const [listener] = argumentList
    if (listener) {
      postMessage({ id, type: 'RAW', value: 'made' })
      listener.value.onmessage = reply
      const share = { type: 'RAW', value: 0.5 }
      listener.value.postMessage({ id: 'late', type: 'APPLY', path: [], argumentList: [share] })
    } else {
      await told
      postMessage({ id, type: 'RAW', value: 'told' })
    }
  }
`

interface LateApi {
  make(onProgress: (share: number) => void): string
  wait(): string
}

it('hears nothing of a call after its answer', async () => {
  const session = startWorker<LateApi>(script(LATE), never)
  const states: unknown[] = []
  const tell = (state: unknown) => states.push(state)
  tell(await session.call((api, during) => api.make(during(tell))))
  expect(await session.call((api) => api.wait())).toBe('told')
  session.end()
  expect(states).toEqual(['made'])
})
