/** Often enough for a watchdog, too rarely to cost anything. */
const SIGN_EVERY_MS = 500

/** Comlink does not know this message and drops it; whoever watches the worker hears it. */
const sendSign = () => self.postMessage({ alive: true })

/** Says that this worker has started, and then that it lives, unless something computes in it. */
export function tellAlive(): void {
  sendSign()
  setInterval(sendSign, SIGN_EVERY_MS)
}
