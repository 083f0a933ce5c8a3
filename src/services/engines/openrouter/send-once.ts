/** Whether an origin takes streamed bodies, as far as this visit has seen. */
const takesStreams = new Map<string, boolean>()

/**
 * What an edge may say to a body without a length before anything reads it (RFC 9110: 411 Length
 * Required).
 */
const REFUSALS: ReadonlySet<number> = new Set([400, 411])

/**
 * `fetch` for what may be billed. A browser sends a POST again by itself when a connection that was
 * used before dies without an answer, and the page never hears of it; it cannot send again what it
 * has read from a stream. Streams want HTTP/2, of which a page is told nothing across origins, so
 * the stream tells it: over HTTP/1.1 the browser refuses before it takes a byte. What was not
 * taken, and what was refused for want of a length, has cost nothing and is sent as it is. Where
 * neither streams nor HTTP/2 are to be had, the key lets a server know the second of two for what
 * it is.
 * @param onLeave called when the request may have begun to leave.
 */
export async function sendOnce(input: string | URL | Request, init: RequestInit = {}, onLeave: () => void) {
  const { origin, protocol } = new URL(input instanceof Request ? input.url : input)
  const { body } = init
  const whole = (request: RequestInit) => {
    onLeave()
    return fetch(input, request)
  }
  // Plain http is never HTTP/2 in a browser.
  if (protocol !== 'https:' || !(typeof body === 'string' || body instanceof Blob)) return whole(init)

  const headers = new Headers(init.headers)
  headers.set('Idempotency-Key', crypto.randomUUID())
  const keyed = { ...init, headers }
  const known = takesStreams.get(origin)
  if (known === false || !canStream()) return whole(keyed)

  const stream = () => sendStream(input, keyed, new Blob([body]), onLeave)
  const answer = (await stream()) ?? (known ? await stream() : undefined)
  if (answer && (known || !REFUSALS.has(answer.status))) {
    takesStreams.set(origin, true)
    return answer
  }
  await answer?.body?.cancel()
  const second = await whole(keyed)
  if (!known && second.status !== answer?.status) takesStreams.set(origin, false)
  return second
}

/**
 * The answer to a streamed body; undefined when the request failed before a byte of it was taken.
 */
async function sendStream(
  input: string | URL | Request,
  init: RequestInit,
  body: Blob,
  onLeave: () => void,
): Promise<Response | undefined> {
  let taken = false
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        taken = true
        onLeave()
        reader ??= body.stream().getReader()
        const { done, value } = await reader.read()
        if (done) controller.close()
        else controller.enqueue(value)
      },
    },
    // Nothing is read ahead of the browser: that it reads is the sign.
    { highWaterMark: 0 },
  )
  try {
    return await fetch(input, { ...init, body: stream, duplex: 'half' } as RequestInit)
  } catch (error) {
    if (taken || init.signal?.aborted) throw error
    return undefined
  }
}

let streams: boolean | undefined

/** Browsers without request streams do not ask for `duplex`, and take the stream for a text. */
function canStream(): boolean {
  if (streams === undefined) {
    let asked = false
    const init = {
      method: 'POST',
      body: new ReadableStream(),
      get duplex() {
        asked = true
        return 'half'
      },
    }
    try {
      streams = !new Request('https://localhost', init).headers.has('Content-Type') && asked
    } catch {
      streams = false
    }
  }
  return streams
}
