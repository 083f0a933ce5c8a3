import type { AppOnDevice } from '../../../workers/offline/sw.api.ts'

/**
 * Looked for so often while the app is open, besides at each start and when the network comes back.
 */
const LOOK_EVERY_MS = 60 * 60 * 1000

/**
 * Registers the service worker, which keeps the app on this device. `onWaiting` hears of a new
 * version that is downloaded and waits; `onSwitched` that it has taken over, in whichever tab it
 * was accepted: this page is then of the old version and must reload.
 * @throws what the browser says where it lets no service worker be registered.
 */
export async function watchForUpdates(onWaiting: () => void, onSwitched: () => void): Promise<void> {
  const { serviceWorker } = navigator
  if (!serviceWorker) return
  // The very first service worker takes the page that brought it, which is of its version; whoever
  // comes later is an update.
  let isOld = serviceWorker.controller !== null
  serviceWorker.addEventListener('controllerchange', () => {
    if (isOld) onSwitched()
    isOld = true
  })
  const registration = await register()
  // A page that was loaded past the service worker (Shift and reload) has none, and there is one
  // all the same.
  if (registration.active && !serviceWorker.controller) isOld = true
  const look = () => void registration.update().catch(() => undefined)
  const tell = () => {
    if (!registration.waiting || !registration.active) return
    void ask(registration.waiting, 'fetch-late')
    onWaiting()
  }
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', tell)
  })
  tell()
  setInterval(look, LOOK_EVERY_MS)
  // The scripts that come after the shell: of this version, and of the one that waits.
  void serviceWorker.ready.then(({ active }) => active && ask(active, 'fetch-late'))
  window.addEventListener('online', look)
}

/** Lets the waiting version take over, and resolves when it has. Call while no tab runs a job. */
export async function switchVersion(): Promise<void> {
  const waiting = (await registered())?.waiting
  if (!waiting) return
  const switched = Promise.withResolvers<void>()
  waiting.addEventListener('statechange', () => {
    if (waiting.state === 'activated') switched.resolve()
    if (waiting.state === 'redundant') switched.reject(new Error('The update was replaced by a newer one.'))
  })
  waiting.postMessage('take-over')
  await switched.promise
}

const register = () => navigator.serviceWorker.register(new URL('sw.js', document.baseURI).href)
const registered = async () => navigator.serviceWorker?.getRegistration(document.baseURI)

/** What the service worker has; nothing where there is none. */
export async function lookAtApp(): Promise<AppOnDevice> {
  const active = (await registered())?.active
  return active ? ask(active, 'look') : { kept: false, opens: false, bytes: 0 }
}

/** Says something to a service worker (workers/offline/sw.ts), and hears what it has. */
function ask(worker: ServiceWorker, what: 'look' | 'fetch-late'): Promise<AppOnDevice> {
  const { port1, port2 } = new MessageChannel()
  const answer = Promise.withResolvers<AppOnDevice>()
  port1.onmessage = ({ data }: MessageEvent<AppOnDevice>) => answer.resolve(data)
  worker.postMessage(what, [port2])
  return answer.promise
}

/**
 * Has every file of the app fetched; false when the network did not give them, or the disk had no
 * room.
 * @throws the signal's reason; what the browser says where it lets no service worker be registered.
 */
export async function keepApp(signal: AbortSignal): Promise<boolean> {
  const aborted = Promise.withResolvers<never>()
  signal.addEventListener('abort', () => aborted.reject(signal.reason), { once: true })
  const kept = async () => {
    const worker = await installed()
    return worker !== undefined && (await ask(worker, 'fetch-late')).kept
  }
  return Promise.race([kept(), aborted.promise])
}

/**
 * The service worker that is in charge here, once it is; undefined when it could not be installed.
 */
async function installed(): Promise<ServiceWorker | undefined> {
  const { active, installing, waiting } = await register()
  if (active) return active
  const worker = installing ?? waiting
  if (!worker) return undefined
  const settled = Promise.withResolvers<ServiceWorker | undefined>()
  const look = () => {
    if (worker.state === 'activated') settled.resolve(worker)
    if (worker.state === 'redundant') settled.resolve(undefined)
  }
  worker.addEventListener('statechange', look)
  look()
  return settled.promise
}
