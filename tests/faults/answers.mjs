/**
 * A whole answer that left the service so long before a Cancel, in milliseconds, may not have come
 * to the page.
 */
const ON_THE_WAY_MS = 20
/**
 * A call that the service takes up so soon after a Cancel, in milliseconds, was made before it:
 * nobody asks for pictures again that soon.
 */
const TAKEN_UP_MS = 300

/**
 * Pictures that the imitation billed since it started, and those of them that the page may lack,
 * because a Cancel fell between the call and the end of its answer: `brokenOff` had the answer
 * broken off, and `onTheWay` were sent whole, before the service noticed that nobody reads any more.
 * @param {any} fake
 * @param {readonly { from: number, to: number }[]} breaks when the app was told to break off
 */
export async function pictureAnswers(fake, breaks) {
  const asked = () => fake.log.filter(({ path }) => path === '/images')
  // The service notices a moment later that a caller went away.
  for (let tries = 0; asked().some(({ ms }) => ms === 0); tries++) {
    if (tries > 500) throw new Error('An answer neither ended nor was broken off.')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  const billed = asked().filter((entry) => entry.billed > 0)
  const stopped = billed.filter(({ at, ms }) =>
    breaks.some(({ from, to }) => at <= to + TAKEN_UP_MS && at + ms >= from - ON_THE_WAY_MS),
  )
  return {
    billed: billed.length,
    cost: billed.reduce((sum, entry) => sum + entry.billed, 0),
    brokenOff: stopped.filter(({ aborted }) => aborted).length,
    onTheWay: stopped.filter(({ aborted }) => !aborted).length,
  }
}
