import { afterEach, describe, expect, test, vi } from 'vitest'
import { sendOnce } from '../../src/services/engines/openrouter/send-once.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

type Sent = RequestInit & { readonly headers: Headers }

/**
 * Stands in for the browser: `streamed` answers requests with a stream as body, `whole` all others.
 */
function browser(streamed: (body: ReadableStream) => Promise<Response>, whole = async () => answer(200)) {
  const sent: Sent[] = []
  vi.stubGlobal('fetch', (_: string, init: Sent) => {
    sent.push(init)
    return init.body instanceof ReadableStream ? streamed(init.body) : whole()
  })
  return { sent, kinds: () => sent.map(({ body }) => (body instanceof ReadableStream ? 'stream' : 'whole')) }
}

const answer = (status: number) => new Response('{}', { status })
const refused = async () => Promise.reject(new TypeError('Failed to fetch'))

let origins = 0
/** An origin that is not known yet. */
const fresh = () => `https://host-${++origins}.example`

async function send(origin: string) {
  const left = vi.fn()
  const response = await sendOnce(`${origin}/images`, { method: 'POST', body: '{"a":1}' }, left).catch(
    () => undefined,
  )
  return { status: response?.status, left: left.mock.calls.length > 0 }
}

describe('what may be billed', () => {
  test('goes as a stream, which no browser can send again', async () => {
    let text = ''
    const { kinds } = browser(async (body) => {
      text = await new Response(body).text()
      return answer(200)
    })
    expect(await send(fresh())).toEqual({ status: 200, left: true })
    expect([kinds(), text]).toEqual([['stream'], '{"a":1}'])
  })

  test('ends with its last bytes, before the page is asked for more', async () => {
    const bytes = new TextEncoder().encode('{"a":1}')
    const open = new ReadableStream({ start: (controller) => controller.enqueue(bytes) })
    vi.spyOn(Blob.prototype, 'stream').mockReturnValueOnce(open)
    let text = ''
    browser(async (stream) => {
      text = await new Response(stream).text()
      return answer(200)
    })
    await send(fresh())
    expect(text).toBe('{"a":1}')
  })

  test('is not sent again once a byte of it was taken', async () => {
    const { kinds } = browser(async (body) => {
      await new Response(body).text()
      return refused()
    })
    expect(await send(fresh())).toEqual({ status: undefined, left: true })
    expect(kinds()).toEqual(['stream'])
  })

  test('goes whole where the connection takes no stream, and from then on', async () => {
    const { kinds } = browser(refused)
    const origin = fresh()
    expect(await send(origin)).toEqual({ status: 200, left: true })
    await send(origin)
    expect(kinds()).toEqual(['stream', 'whole', 'whole'])
  })

  test.each([400, 411])('goes whole after %i, and from then on', async (status) => {
    const { kinds } = browser(async () => answer(status))
    const origin = fresh()
    expect((await send(origin)).status).toBe(200)
    await send(origin)
    expect(kinds()).toEqual(['stream', 'whole', 'whole'])
  })

  test('goes as a stream again where the refusal was of the request itself, and where the network was gone', async () => {
    const origin = fresh()
    const bad = browser(
      async () => answer(400),
      async () => answer(400),
    )
    expect((await send(origin)).status).toBe(400)
    const gone = browser(refused, refused)
    expect((await send(origin)).status).toBeUndefined()
    const well = browser(async () => answer(200))
    expect((await send(origin)).status).toBe(200)
    expect([bad.kinds(), gone.kinds(), well.kinds()]).toEqual([
      ['stream', 'whole'],
      ['stream', 'whole'],
      ['stream'],
    ])
  })

  test('is refused once where streams are known to be taken', async () => {
    const origin = fresh()
    browser(async () => answer(200))
    await send(origin)
    const { kinds } = browser(async () => answer(400))
    expect((await send(origin)).status).toBe(400)
    expect(kinds()).toEqual(['stream'])
  })

  test('carries a key that tells a repeated request, and another with each call', async () => {
    const { sent } = browser(async () => answer(411))
    await send(fresh())
    await send(fresh())
    const keys = sent.map(({ headers }) => headers.get('Idempotency-Key'))
    expect(keys[0]).toBe(keys[1])
    expect(new Set(keys).size).toBe(2)
  })
})

test('plain http is sent as it is', async () => {
  const { sent, kinds } = browser(refused)
  expect(await send('http://127.0.0.1:1234')).toEqual({ status: 200, left: true })
  expect([kinds(), sent[0]?.headers]).toEqual([['whole'], undefined])
})
