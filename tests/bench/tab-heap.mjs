import { setTimeout as later } from 'node:timers/promises'

const LOOK_EVERY_MS = 50
/** How long the last answer of a worker that has ended may be missing. */
const LAST_ANSWER_MS = 3000

/**
 * The peak heap of a page, its workers and theirs while `job` ran: JavaScript objects, the bytes of
 * buffers and WebAssembly's memories. What the browser keeps beside it, as compiled code, canvases
 * and its own encoders, is not of it (`watchMemory` counts that too). Garbage counts until it is
 * collected. A worker that computes answers when it next rests.
 * Source: Chrome DevTools Protocol, Runtime.getHeapUsage.
 * @returns the result of `job`, and MB
 */
export async function watchHeap(page, job) {
  const session = await page.context().newCDPSession(page)
  const isolates = new Map([[undefined, { bytes: 0, isAsked: false, session }]])
  await keepWorkers(session, isolates)
  await page.evaluate(keepMemories)
  await session.send('HeapProfiler.collectGarbage')
  let peak = 0
  const look = async () => {
    const all = [...isolates.values()]
    await Promise.all(all.map(ask))
    const bytes = all.reduce((sum, isolate) => sum + isolate.bytes, 0)
    peak = Math.max(peak, bytes)
  }
  const ended = new AbortController()
  const looking = (async () => {
    while (!ended.signal.aborted) {
      void look()
      await later(LOOK_EVERY_MS)
    }
  })()
  const result = await job()
  ended.abort()
  await looking
  await Promise.race([look(), later(LAST_ANSWER_MS)])
  await session.detach()
  return { result, heap: peak / 1e6 }
}

/** Puts each worker that one of them starts on the list, and takes it off when it ends. */
async function keepWorkers(session, isolates) {
  session.on('Target.attachedToTarget', async ({ sessionId }) => {
    const worker = within(session, sessionId)
    isolates.set(sessionId, { bytes: 0, isAsked: false, session: worker })
    await worker.send('Runtime.evaluate', { expression: `(${keepMemories})()` })
    await keepWorkers(worker, isolates)
    await worker.send('Runtime.runIfWaitingForDebugger')
  })
  session.on('Target.detachedFromTarget', ({ sessionId }) => isolates.delete(sessionId))
  const everyWorker = { autoAttach: true, waitForDebuggerOnStart: true, flatten: false }
  await session.send('Target.setAutoAttach', everyWorker)
}

/** Asks one that has not answered yet no further: its last figure counts. */
async function ask(isolate) {
  if (isolate.isAsked) return
  isolate.isAsked = true
  try {
    const { usedSize, backingStorageSize } = await isolate.session.send('Runtime.getHeapUsage')
    const { result } = await isolate.session.send('Runtime.evaluate', { expression: 'wasmBytes()' })
    isolate.bytes = usedSize + backingStorageSize + result.value
  } catch {
    // The worker has ended.
  }
  isolate.isAsked = false
}

/** Runs in the page and in each worker before its script, and lists WebAssembly's memories. */
function keepMemories() {
  const memories = new Set()
  const { Memory, Instance, instantiate, instantiateStreaming } = WebAssembly
  // Weakly, so that they can be collected.
  const keep = (memory) => memories.add(new WeakRef(memory))
  const keepExports = (exports) =>
    Object.values(exports)
      .filter((one) => one instanceof Memory)
      .forEach(keep)
  const kept = async (made) => {
    const { instance = await made } = await made
    keepExports(instance.exports)
    return made
  }
  WebAssembly.instantiate = (...args) => kept(instantiate(...args))
  WebAssembly.instantiateStreaming = (...args) => kept(instantiateStreaming(...args))
  WebAssembly.Instance = class extends Instance {
    constructor(...args) {
      super(...args)
      keepExports(this.exports)
    }
  }
  WebAssembly.Memory = class extends Memory {
    constructor(...args) {
      super(...args)
      keep(this)
    }
  }
  globalThis.wasmBytes = () => {
    const living = new Set([...memories].map((one) => one.deref()).filter(Boolean))
    return [...living].reduce((sum, { buffer }) => sum + buffer.byteLength, 0)
  }
}

/** A session of a worker, which reaches it through that of whoever started it. */
function within(session, sessionId) {
  const waiting = new Map()
  const listeners = new Map()
  let last = 0
  session.on('Target.receivedMessageFromTarget', (received) => {
    if (received.sessionId !== sessionId) return
    const { id, result, error, method, params } = JSON.parse(received.message)
    if (method) for (const listener of listeners.get(method) ?? []) listener(params)
    const answer = waiting.get(id)
    waiting.delete(id)
    if (error) answer?.reject(new Error(error.message))
    else answer?.resolve(result)
  })
  return {
    on: (method, listener) => listeners.set(method, [...(listeners.get(method) ?? []), listener]),
    send: (method, params = {}) => {
      last += 1
      const message = JSON.stringify({ id: last, method, params })
      return new Promise((resolve, reject) => {
        waiting.set(last, { resolve, reject })
        session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject)
      })
    },
  }
}
