import { setTimeout as later } from 'node:timers/promises'

const LOOK_EVERY_MS = 100
/** How long the last answer of a worker that has ended may be missing. */
const LAST_ANSWER_MS = 3000

/**
 * The peak heap of a page and its workers while `job` ran: JavaScript objects, the bytes of buffers
 * and WebAssembly's memories. What the browser keeps beside it, as compiled code, canvases and its
 * own encoders, is not of it (`watchMemory` counts that too). Garbage counts until it is collected.
 * A worker that computes answers when it next rests; memories of WebAssembly never shrink.
 * Source: Chrome DevTools Protocol, Runtime.getHeapUsage.
 * @returns the result of `job`, and MB
 */
export async function watchHeap(page, job) {
  const session = await page.context().newCDPSession(page)
  const isolates = new Map([[undefined, { bytes: 0, isAsked: false, send: sender(session) }]])
  session.on('Target.attachedToTarget', async ({ sessionId }) => {
    const send = sender(session, sessionId)
    await send('Runtime.evaluate', { expression: `(${keepMemories})()` })
    isolates.set(sessionId, { bytes: 0, isAsked: false, send })
    await send('Runtime.runIfWaitingForDebugger')
  })
  session.on('Target.detachedFromTarget', ({ sessionId }) => isolates.delete(sessionId))
  const everyWorker = { autoAttach: true, waitForDebuggerOnStart: true, flatten: false }
  await session.send('Target.setAutoAttach', everyWorker)
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

/** Asks one that has not answered yet no further: its last figure counts. */
async function ask(isolate) {
  if (isolate.isAsked) return
  isolate.isAsked = true
  try {
    const { usedSize, backingStorageSize } = await isolate.send('Runtime.getHeapUsage')
    const { result } = await isolate.send('Runtime.evaluate', { expression: 'wasmBytes()' })
    isolate.bytes = usedSize + backingStorageSize + result.value
  } catch {
    // The worker has ended.
  }
  isolate.isAsked = false
}

/** Runs in the page and in each worker before its script, and keeps WebAssembly's memories. */
function keepMemories() {
  const memories = []
  const keep = (exports) => memories.push(...Object.values(exports).filter((one) => one instanceof Memory))
  const { Memory, Instance, instantiate, instantiateStreaming } = WebAssembly
  const kept = async (made) => {
    const { instance = await made } = await made
    keep(instance.exports)
    return made
  }
  WebAssembly.instantiate = (...args) => kept(instantiate(...args))
  WebAssembly.instantiateStreaming = (...args) => kept(instantiateStreaming(...args))
  WebAssembly.Instance = class extends Instance {
    constructor(...args) {
      super(...args)
      keep(this.exports)
    }
  }
  WebAssembly.Memory = class extends Memory {
    constructor(...args) {
      super(...args)
      memories.push(this)
    }
  }
  globalThis.wasmBytes = () => [...new Set(memories)].reduce((sum, { buffer }) => sum + buffer.byteLength, 0)
}

/** Sends commands to the page, or through it to one of its workers. */
function sender(session, sessionId) {
  if (!sessionId) return (method, params) => session.send(method, params)
  const waiting = new Map()
  let last = 0
  session.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return
    const { id, result, error } = JSON.parse(event.message)
    const answer = waiting.get(id)
    waiting.delete(id)
    if (error) answer?.reject(new Error(error.message))
    else answer?.resolve(result)
  })
  return (method, params = {}) => {
    last += 1
    const message = JSON.stringify({ id: last, method, params })
    return new Promise((resolve, reject) => {
      waiting.set(last, { resolve, reject })
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject)
    })
  }
}
