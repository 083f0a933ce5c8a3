/** Whether an origin accepts streamed bodies, learnt in this visit. */
const takesStreams = new Map<string, boolean>()

/** What browsers open to one host over HTTP/1.1. */
const CONNECTIONS = 6

/**
 * How many calls to an address can be away at once. Over HTTP/1.1 a browser holds back what goes
 * beyond, and the call's time runs out meanwhile.
 */
export function connectionsTo(address: string): number {
  const url = URL.parse(address)
  const single = url?.protocol !== 'https:' || takesStreams.get(url.origin) === false
  return single ? CONNECTIONS : Number.POSITIVE_INFINITY
}

/**
 * How a gateway may refuse a body without a length, before anything reads it (RFC 9110: 411 Length
 * Required).
 */
const REFUSALS: ReadonlySet<number> = new Set([400, 411])

/**
 * `fetch` for billable requests. A browser silently repeats a POST when a reused connection dies
 * without an answer, but it cannot repeat a body that it read from a stream. Streams need HTTP/2,
 * which a page cannot detect across origins; over HTTP/1.1 the browser rejects a stream before
 * reading a byte. A body that was not read, or was refused for its missing length, cost nothing and
 * is sent whole. Where neither works, the idempotency key lets a server recognise the repeat.
 * @param onLeave called when the request may have begun to leave.
 */
export async function sendOnce(input: string | URL | Request, init: RequestInit = {}, onLeave: () => void) {
  const { origin, protocol } = new URL(input instanceof Request ? input.url : input)
  const { body } = init
  const whole = (request: RequestInit) => {
    onLeave()
    return fetch(input, request)
  }
  // Browsers never use HTTP/2 over plain http.
  if (protocol !== 'https:' || !(typeof body === 'string' || body instanceof Blob)) return whole(init)

  const headers = new Headers(init.headers)
  headers.set('Idempotency-Key', crypto.randomUUID())
  const keyed = { ...init, headers }
  const known = takesStreams.get(origin)
  if (known === false || !canStream()) return whole(keyed)

  const stream = () => sendStream(input, keyed, body instanceof Blob ? body : new Blob([body]), onLeave)
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

/** The answer to a streamed body; undefined when the request failed before a byte was read. */
async function sendStream(
  input: string | URL | Request,
  init: RequestInit,
  body: Blob,
  onLeave: () => void,
): Promise<Response | undefined> {
  let taken = false
  let toRead = body.size
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        taken = true
        onLeave()
        reader ??= body.stream().getReader()
        const { done, value } = await reader.read()
        if (value) controller.enqueue(value)
        toRead -= value?.byteLength ?? 0
        // The end goes with the last bytes: a busy page would send it a rendering later.
        if (done || toRead <= 0) controller.close()
      },
    },
    // No read-ahead: a read proves that the browser is sending.
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

/** Browsers without request streams never read `duplex` and convert the stream to text. */
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
