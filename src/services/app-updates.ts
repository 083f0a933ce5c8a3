/** Looked for so often while the app is open, besides at each start and when the network comes back. */
const LOOK_EVERY_MS = 60 * 60 * 1000

/**
 * Registers the service worker, which keeps the app on this device. `onWaiting` hears of a new version that is downloaded and waits;
 * `onSwitched` that it has taken over, in whichever tab it was accepted: this page is then of the old version and must reload.
 */
export async function watchForUpdates(onWaiting: () => void, onSwitched: () => void): Promise<void> {
  const { serviceWorker } = navigator
  if (!serviceWorker) return
  // The first service worker of all does not take over the page that brought it: whoever does so is an update.
  if (serviceWorker.controller) serviceWorker.addEventListener('controllerchange', onSwitched)
  const registration = await register()
  const look = () => void registration.update().catch(() => undefined)
  const tell = () => {
    if (!registration.waiting || !registration.active) return
    void isComplete(registration.waiting)
    onWaiting()
  }
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', tell)
  })
  tell()
  setInterval(look, LOOK_EVERY_MS)
  // The scripts that come after the shell: of this version, and of the one that waits.
  void serviceWorker.ready.then(({ active }) => active && isComplete(active))
  window.addEventListener('online', look)
}

/**
 * Lets the waiting version take over, as soon as no tab runs a job: it waits for the Web Lock that jobs share, and holds it
 * while it switches. Resolves when it has; rejects with the signal's reason when that was aborted first.
 */
export async function switchVersion(signal: AbortSignal): Promise<void> {
  const switchNow = async () => {
    const registration = await navigator.serviceWorker.getRegistration(document.baseURI)
    const waiting = registration?.waiting
    if (!waiting) return
    const switched = Promise.withResolvers<void>()
    waiting.addEventListener('statechange', () => {
      if (waiting.state === 'activated') switched.resolve()
      if (waiting.state === 'redundant') switched.reject(new Error('The update was replaced by a newer one.'))
    })
    waiting.postMessage('take-over')
    await switched.promise
  }
  if (!navigator.locks) return switchNow()
  await navigator.locks.request('busy', { mode: 'exclusive', signal }, switchNow)
}

const register = () => navigator.serviceWorker.register(new URL('sw.js', document.baseURI).href)

/** Asks the service worker whether it has every file of the app, and to fetch those that it lacks. */
export async function isAppKept(): Promise<boolean> {
  const registration = await navigator.serviceWorker?.getRegistration(document.baseURI)
  return registration?.active ? isComplete(registration.active) : false
}

function isComplete(worker: ServiceWorker): Promise<boolean> {
  const { port1, port2 } = new MessageChannel()
  const answer = Promise.withResolvers<boolean>()
  port1.onmessage = ({ data }) => answer.resolve(data === true)
  worker.postMessage('complete', [port2])
  return answer.promise
}

/**
 * True once the service worker has every file of the app; false when the network did not give them. Rejects where the browser lets
 * none be installed.
 */
export async function keepApp(signal: AbortSignal): Promise<boolean> {
  await register()
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  const kept = navigator.serviceWorker.ready.then(({ active }) => (active ? isComplete(active) : false))
  return Promise.race([kept, aborted])
}
