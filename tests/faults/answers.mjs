/**
 * Records what a page reads of each picture that it requests, inside the page's own `fetch`: only
 * the page can tell whether it read an answer before a cancel.
 * @param {import('playwright').Page} page
 * @returns {Promise<Map<string, { left?: number, content?: number, aborted?: number, ended?:
 *   number, picture?: number }>>} by call; when it left, when its first content was read, when the
 *   app aborted it, when it ended, and when a picture that can be shown was found in it; in
 *   milliseconds since the epoch
 */
export async function watchCalls(page) {
  const calls = new Map()
  await page.exposeFunction('tellOfCall', (id, what, at) => {
    const call = calls.get(id) ?? {}
    // Content arrives in pieces; the first one counts.
    call[what] ??= at
    calls.set(id, call)
  })
  await page.addInitScript(tellOfCalls)
  return calls
}

/** Counts the answers of one page, which is never killed. */
export async function watchAnswers(page) {
  const calls = await watchCalls(page)

  /**
   * Pictures that the service has billed since it started. The page has read at least the first
   * byte of each in `came`, which must be kept whenever a cancel falls. It has read nothing of
   * those in `brokenOff`, which is right only where the app was told to cancel during the call and
   * then did; every other call is `unanswered`.
   * @param {import('../fake-openrouter/fake-openrouter.ts').FakeOpenRouter} fake
   * @param {readonly number[]} breaks times at which the app was told to cancel
   */
  return async function pictureAnswers(fake, breaks) {
    const asked = () => fake.log.filter(({ path }) => path === '/images')
    // The service notices a disconnect a moment later.
    for (let tries = 0; asked().some(({ ms }) => ms === 0); tries++) {
      if (tries > 500) throw new Error('An answer neither ended nor was broken off.')
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    // The page's reports arrive before its answer to this.
    await page.evaluate(() => undefined)
    const billed = asked().filter((entry) => entry.billed > 0)
    const ended = [...calls.values()].filter((call) => call.ended)
    const came = ended.filter(({ content }) => content).length
    const told = ({ left, aborted }) => breaks.some((at) => left <= at && at <= aborted)
    return {
      billed: billed.length,
      cost: billed.reduce((sum, entry) => sum + entry.billed, 0),
      came,
      brokenOff: billed.length - came,
      unanswered: ended.filter((call) => !call.content && !told(call)).length,
    }
  }
}

/**
 * Reports when a picture's call left, when its first content was read, when the app aborted it, and
 * when it ended. White space is a keep-alive, not content. Runs in the page.
 */
function tellOfCalls() {
  const real = window.fetch
  const isShown = async (pieces) => {
    try {
      const { data } = JSON.parse(await new Blob(pieces).text())
      const bytes = Uint8Array.from(atob(data[0].b64_json), (letter) => letter.charCodeAt(0))
      const bitmap = await createImageBitmap(new Blob([bytes]))
      bitmap.close()
      return true
    } catch {
      return false
    }
  }
  window.fetch = async (input, init) => {
    const url = String(input instanceof Request ? input.url : input)
    // An aborted call does not leave.
    if (!url.endsWith('/images') || init?.method !== 'POST' || init.signal?.aborted) return real(input, init)
    const id = crypto.randomUUID()
    const tell = (what) => void window.tellOfCall(id, what, Date.now())
    tell('left')
    init.signal?.addEventListener('abort', () => tell('aborted'), { once: true })
    let response
    try {
      response = await real(input, init)
    } catch (error) {
      tell('ended')
      throw error
    }
    const getReader = response.body.getReader.bind(response.body)
    response.body.getReader = () => {
      const reader = getReader()
      const read = reader.read.bind(reader)
      const pieces = []
      reader.read = async () => {
        try {
          const piece = await read()
          if (piece.value) pieces.push(piece.value.slice())
          if (piece.done) void isShown(pieces).then((shown) => shown && tell('picture'))
          if (piece.value?.some((byte) => byte > 0x20)) tell('content')
          if (piece.done) tell('ended')
          return piece
        } catch (error) {
          tell('ended')
          throw error
        }
      }
      return reader
    }
    return response
  }
}
