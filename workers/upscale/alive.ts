/** Interval of signs of life: often enough for the watchdog, rare enough to cost nothing. */
const SIGN_EVERY_MS = 500

/** Comlink ignores this unknown message; the watchdog receives it. */
const sendSign = () => self.postMessage({ alive: true })

/** Signals the worker's start, and then regularly that its thread is not blocked. */
export function tellAlive(): void {
  sendSign()
  setInterval(sendSign, SIGN_EVERY_MS)
}
