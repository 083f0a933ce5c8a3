import type { AppOnDevice } from '../../../workers/offline/sw.api.ts'
import { AppError } from '../../lib/errors.ts'

/** Update check interval, besides the checks at each start and when the network returns. */
const LOOK_EVERY_MS = 60 * 60 * 1000

/**
 * Registers the service worker, which stores the app on this device. `onWaiting`: a new version is
 * downloaded and waits. `onSwitched`: the new version took over, accepted in any tab; this page
 * runs the old one and must reload.
 * @throws the browser's error where it refuses to register a service worker.
 */
export async function watchForUpdates(onWaiting: () => void, onSwitched: () => void): Promise<void> {
  const { serviceWorker } = navigator
  if (!serviceWorker) return
  // The first service worker claims the page that brought it, which has its version; any later
  // change of controller is an update.
  let isOld = serviceWorker.controller !== null
  serviceWorker.addEventListener('controllerchange', () => {
    if (isOld) onSwitched()
    isOld = true
  })
  const registration = await register()
  // A page loaded past the service worker (Shift and reload) has no controller although a worker is
  // active.
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
  // Fetch the scripts that load after the shell: of this version and of the waiting one.
  void serviceWorker.ready.then(({ active }) => active && ask(active, 'fetch-late'))
  window.addEventListener('online', look)
}

/** Activates the waiting version and resolves once it is active. Call while no tab runs a job. */
export async function switchVersion(): Promise<void> {
  const waiting = (await registered())?.waiting
  if (!waiting) return
  const switched = Promise.withResolvers<void>()
  waiting.addEventListener('statechange', () => {
    if (waiting.state === 'activated') switched.resolve()
    if (waiting.state === 'redundant') switched.reject(new AppError('bug', { code: 'update-replaced' }))
  })
  waiting.postMessage('take-over')
  await switched.promise
}

const register = () => navigator.serviceWorker.register(new URL('sw.js', document.baseURI).href)
const registered = async () => navigator.serviceWorker?.getRegistration(document.baseURI)

/** What the service worker has cached; nothing where there is no worker. */
export async function lookAtApp(): Promise<AppOnDevice> {
  const active = (await registered())?.active
  return active ? ask(active, 'look') : { kept: false, opens: false, bytes: 0 }
}

/** Sends a command to a service worker (workers/offline/sw.ts). @returns what it has cached. */
function ask(worker: ServiceWorker, what: 'look' | 'fetch-late'): Promise<AppOnDevice> {
  const { port1, port2 } = new MessageChannel()
  const answer = Promise.withResolvers<AppOnDevice>()
  port1.onmessage = ({ data }: MessageEvent<AppOnDevice>) => answer.resolve(data)
  worker.postMessage(what, [port2])
  return answer.promise
}

/**
 * Fetches every file of the app. @returns false when the network failed or the disk is full.
 * @throws the signal's reason; the browser's error where it refuses to register a service worker.
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

/** The active service worker; undefined when it could not be installed. */
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
