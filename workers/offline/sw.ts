import { addPlugins, matchPrecache, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching'
import { withHeaders } from './sw/headers.ts'
import { createLateScripts, type LateScript } from './sw/late.ts'
import { isOwnPage } from './sw/own-page.ts'
import { answerSample } from './sw/sample.ts'
import { receiveShare } from './sw/share.ts'
import type { AppOnDevice } from './sw.api.ts'

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly (PrecacheEntry | string)[] }
/** Defined by vite.config.ts. */
declare const LATE_SCRIPTS: readonly LateScript[]
declare const APP_BYTES: number

const { scope } = self.registration
const shell = self.__WB_MANIFEST.map((entry) => (typeof entry === 'string' ? { url: entry } : entry))
const urls = new Set(shell.map(({ url }) => url))
const late = createLateScripts(scope, LATE_SCRIPTS)

addPlugins([
  {
    handlerWillRespond: async ({ response }) => withHeaders(response),
    cacheWillUpdate: async ({ response }) =>
      response.ok && (await isOwnPage(response, urls)) ? response : null,
  },
])
// A page that returns from a sign-in (`code`, `state`) is served from the cache like any other.
precacheAndRoute(shell, { ignoreURLParametersMatching: [/^(?:code|state|error|utm_.*|fbclid)$/] })

/** Not in TypeScript's library yet: https://w3c.github.io/ServiceWorker/#register-router-method */
interface RoutedInstall {
  addRoutes?(rule: object): Promise<void>
}

self.addEventListener('install', (event) => {
  const { hostname, port } = new URL(scope)
  // Requests to other hosts bypass this worker: it would read a streamed body before the browser
  // knows whether the connection supports one (src/services/engines/openrouter/send-once.ts).
  const elsewhere = { not: { urlPattern: { hostname, port } } }
  const routed = (event as RoutedInstall).addRoutes?.({ condition: elsewhere, source: 'network' })
  if (routed) event.waitUntil(routed.catch(() => {}))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(late.dropOthers())
  // Claims the page of the first visit too: it then finds every script of its version here,
  // whatever is deployed.
  event.waitUntil(self.clients.claim())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (!request.url.startsWith(scope)) return
  const path = request.url.slice(scope.length)
  if (request.method === 'POST' && path === 'share') event.respondWith(receiveShare(request))
  if (request.method !== 'GET') return
  if (late.has(request.url)) event.respondWith(late.answer(request))
  // A player requests ranges, which a cache cannot hold; the app requests the whole file.
  if (path.startsWith('sample/') && !request.headers.has('range')) event.respondWith(answerSample(request))
})

/** Commands from the page (src/services/app/updates.ts). */
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(self.skipWaiting())
  if (event.data === 'fetch-late')
    event.waitUntil(late.fetchMissing().then(() => sayWhetherKept(event.ports[0])))
  if (event.data === 'look') event.waitUntil(sayWhetherKept(event.ports[0]))
})

/** Reports whether the whole app is cached, and its size. */
async function sayWhetherKept(port: MessagePort | undefined): Promise<void> {
  const [hasLate, ...kept] = await Promise.all([
    late.complete(),
    ...shell.map(({ url }) => matchPrecache(url)),
  ])
  const opens = kept.every((answer) => answer !== undefined)
  port?.postMessage({
    kept: hasLate && opens,
    opens,
    bytes: APP_BYTES,
  } satisfies AppOnDevice)
}
