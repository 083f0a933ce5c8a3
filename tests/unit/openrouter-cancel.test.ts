import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createOpenRouterEngine } from '../../src/services/engines/openrouter/openrouter-engine.ts'
import { encodePng } from '../fake-openrouter/png.ts'
import { configFor, DRAW, failure } from './openrouter-fixture.ts'

// Cancel at each instant of a picture's answer: what was billed and has arrived is kept.

const b64_json = encodePng(new Uint8Array(8 * 8 * 3), 8, 8).toString('base64')
const ANSWER = JSON.stringify({ created: 0, data: [{ b64_json }], usage: { cost: 0.067 } })
const HALF = ANSWER.length / 2
const KEPT = { width: 8, cost: 0.067 }
const CANCELLED = { code: 'cancelled', charge: { billed: 'maybe' } }

let person: AbortController
let headers: () => void
let body: ReadableStreamDefaultController<Uint8Array>
/** Runs while the picture decodes. */
let onDecode: () => void

/** Aborts like a browser: the body fails, including chunks that are not read yet. */
function fetchInPieces(_: string, { signal }: RequestInit): Promise<Response> {
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      body = controller
    },
  })
  return new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => {
      const aborted = new DOMException('Aborted.', 'AbortError')
      reject(aborted)
      body.error(aborted)
    })
    headers = () => resolve(new Response(stream, { headers: { 'Content-Type': 'application/json' } }))
  })
}

const send = (text: string) => body.enqueue(new TextEncoder().encode(text))
/** Lets the reader take everything that has arrived. */
const read = () => vi.advanceTimersByTimeAsync(1)

/** A call that has been sent. */
async function drawing() {
  const calls = vi.mocked(fetch).mock.calls.length
  const engine = createOpenRouterEngine(configFor('http://127.0.0.1:9/v1'), async () => {
    onDecode()
    return { width: 8, height: 8 }
  })
  const settled = vi.fn()
  const drawn = engine.draw(DRAW, person.signal)
  drawn.then(settled, settled)
  await vi.waitFor(() => expect(fetch).toHaveBeenCalledTimes(calls + 1))
  return { drawn, settled }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  vi.stubGlobal('fetch', vi.fn(fetchInPieces))
  person = new AbortController()
  onDecode = () => undefined
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('before the headers: the call ends at once', async () => {
  const { drawn } = await drawing()
  person.abort()
  expect(await failure(drawn)).toMatchObject(CANCELLED)
})

test('while the service says that it is at work: the call ends at once', async () => {
  const { drawn } = await drawing()
  headers()
  send('\n\n')
  await read()
  person.abort()
  expect(await failure(drawn)).toMatchObject(CANCELLED)
})

test('in the middle of the answer: the rest may come, and the picture is kept', async () => {
  const { drawn, settled } = await drawing()
  headers()
  send(ANSWER.slice(0, HALF))
  await read()
  person.abort()
  await vi.advanceTimersByTimeAsync(3000)
  expect(settled).not.toHaveBeenCalled()
  send(ANSWER.slice(HALF))
  body.close()
  expect(await drawn).toMatchObject(KEPT)
})

test('in the middle of an answer whose rest does not come: the call ends soon', async () => {
  const { drawn } = await drawing()
  headers()
  send(ANSWER.slice(0, HALF))
  await read()
  person.abort()
  await vi.advanceTimersByTimeAsync(5000)
  expect(await failure(drawn)).toMatchObject(CANCELLED)
})

test('behind the last byte, before the end is said: the picture is kept', async () => {
  const { drawn } = await drawing()
  headers()
  send(ANSWER)
  await read()
  person.abort()
  await vi.advanceTimersByTimeAsync(5000)
  expect(await drawn).toMatchObject(KEPT)
})

test('while the picture is decoded: it is kept', async () => {
  onDecode = () => person.abort()
  const { drawn } = await drawing()
  headers()
  send(ANSWER)
  body.close()
  expect(await drawn).toMatchObject(KEPT)
})

test('a connection that breaks, or falls silent, behind the last byte takes no picture with it', async () => {
  const breaks = await drawing()
  headers()
  send(ANSWER)
  await read()
  body.error(new TypeError('network error'))
  expect(await breaks.drawn).toMatchObject(KEPT)

  const silent = await drawing()
  headers()
  send(ANSWER)
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(await silent.drawn).toMatchObject(KEPT)
})
