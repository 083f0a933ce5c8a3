/**
 * Watches what a page gets to read of each picture that it asks for. The page's own `fetch` tells
 * it: a clock outside cannot say whether an answer that has left was read before a Cancel.
 * @param {import('playwright').Page} page
 */
export async function watchAnswers(page) {
  /** By the number of the call; times are in milliseconds since the epoch. */
  const calls = new Map()
  await page.exposeFunction('tellOfCall', (id, what, at) => {
    const call = calls.get(id) ?? {}
    // Content is told piece by piece: when it began counts.
    call[what] ??= at
    calls.set(id, call)
  })
  await page.addInitScript(tellOfCalls)

  /**
   * Pictures that the service billed since it started. Of each that `came`, the page has read at
   * least the first byte: it must be kept, whenever a Cancel falls. Of those `brokenOff` it has
   * read nothing, so it cannot keep them. That is right only where the app was told to break off
   * after the call was made and did so then: every other call is `unanswered`.
   * @param {any} fake
   * @param {readonly number[]} breaks when the app was told to break off
   */
  return async function pictureAnswers(fake, breaks) {
    const asked = () => fake.log.filter(({ path }) => path === '/images')
    // The service notices a moment later that a caller went away.
    for (let tries = 0; asked().some(({ ms }) => ms === 0); tries++) {
      if (tries > 500) throw new Error('An answer neither ended nor was broken off.')
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    // What the page tells comes before its answer to this.
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
 * Tells when a call for a picture left, when its first content was read, when the app broke it off,
 * and when it ended. White space is no content: the service sends it while it is at work. Runs in
 * the page.
 */
function tellOfCalls() {
  const real = window.fetch
  window.fetch = async (input, init) => {
    const url = String(input instanceof Request ? input.url : input)
    // What is broken off already does not leave.
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
      reader.read = async () => {
        try {
          const piece = await read()
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
