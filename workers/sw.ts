import { addPlugins, matchPrecache, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching'
import { withHeaders } from './sw/headers.ts'
import { createLateScripts, isLate } from './sw/late.ts'
import { answerSample } from './sw/sample.ts'
import { receiveShare } from './sw/share.ts'

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly (PrecacheEntry | string)[] }

const urlOf = (entry: PrecacheEntry | string) => (typeof entry === 'string' ? entry : entry.url)

const { scope } = self.registration
const entries = self.__WB_MANIFEST
const shell = entries.filter((entry) => !isLate(urlOf(entry)))
const late = createLateScripts(scope, entries.map(urlOf).filter(isLate))

addPlugins([{ handlerWillRespond: async ({ response }) => withHeaders(response) }])
precacheAndRoute([...shell])

self.addEventListener('activate', (event) => event.waitUntil(late.dropOthers()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (!request.url.startsWith(scope)) return
  const path = request.url.slice(scope.length)
  if (request.method === 'POST' && path === 'share') event.respondWith(receiveShare(request))
  if (request.method !== 'GET') return
  if (late.has(request.url)) event.respondWith(late.answer(request))
  // A player asks for parts of a file, which a cache cannot hold; the app asks for the whole.
  if (path.startsWith('sample/') && !request.headers.has('range')) event.respondWith(answerSample(request))
})

/** What the page says (src/services/app-updates.ts). */
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(self.skipWaiting())
  if (event.data === 'complete') event.waitUntil(sayWhetherComplete(event.ports[0]))
})

/** Answers true when the whole app is on this device; downloads before what is missing of the late scripts. */
async function sayWhetherComplete(port: MessagePort | undefined): Promise<void> {
  const [hasLate, ...kept] = await Promise.all([
    late.complete(),
    ...shell.map((entry) => matchPrecache(urlOf(entry))),
  ])
  port?.postMessage(hasLate && kept.every((answer) => answer !== undefined))
}
