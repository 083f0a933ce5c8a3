import { withHeaders } from './headers.ts'

/** A script's URL, relative to the app, and its hash (Subresource Integrity). */
export interface LateScript {
  readonly url: string
  readonly integrity: string
}

/**
 * Scripts that only some of the work needs (vite.config.ts lists them). They are fetched right
 * after the installation, in the same version: an open page must find them however long after a new
 * deployment.
 */
export interface LateScripts {
  /** Downloads missing scripts; false when the network fails or there is no room. */
  readonly fetchMissing: () => Promise<boolean>
  readonly complete: () => Promise<boolean>
  /** Removes scripts of earlier versions. */
  readonly dropOthers: () => Promise<void>
  readonly has: (url: string) => boolean
  readonly answer: (request: Request) => Promise<Response>
}

/** `scope` separates copies of the app on one origin. */
export function createLateScripts(scope: string, scripts: readonly LateScript[]): LateScripts {
  const wanted = new Map(scripts.map(({ url, integrity }) => [new URL(url, scope).href, integrity]))
  const open = () => caches.open(`maestro-scripts ${scope}`)
  return {
    async fetchMissing() {
      const cache = await open()
      try {
        for (const [url, integrity] of wanted) {
          if (!(await cache.match(url))) await cache.add(new Request(url, { integrity }))
        }
        return true
      } catch {
        return false
      }
    },
    async complete() {
      const cache = await open()
      const kept = await Promise.all([...wanted.keys()].map((url) => cache.match(url)))
      return kept.every((answer) => answer !== undefined)
    },
    async dropOthers() {
      const cache = await open()
      for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url)
    },
    has: (url) => wanted.has(url),
    answer: async (request) =>
      withHeaders((await (await open()).match(request.url)) ?? (await fetch(request))),
  }
}
