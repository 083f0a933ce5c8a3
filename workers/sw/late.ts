import { withHeaders } from './headers.ts'

/**
 * Scripts, and WebAssembly small enough to be in no pack, that only the video tools, the upscaler and OpenRouter need: a third of
 * the app. They come right after the rest is installed, of the same version: an open page must find them however long after a
 * new build it asks.
 */
const LATE =
  /\/(?:ffmpeg\.worker|frames\.worker|upscale\.worker|onnx-backend|ort-wasm|openai|project-import)[^/]*$|\.wasm$/

export const isLate = (url: string) => LATE.test(`/${url}`)

export interface LateScripts {
  /** Downloads what is missing; false when the network does not give all of it. */
  readonly complete: () => Promise<boolean>
  /** Removes those of earlier versions. */
  readonly dropOthers: () => Promise<void>
  readonly has: (url: string) => boolean
  readonly answer: (request: Request) => Promise<Response>
}

/** `scope` keeps several copies of the app on one origin apart; `urls` are relative to it. */
export function createLateScripts(scope: string, urls: readonly string[]): LateScripts {
  const wanted = new Set(urls.map((url) => new URL(url, scope).href))
  const open = () => caches.open(`maestro-scripts ${scope}`)
  return {
    async complete() {
      const shelf = await open()
      try {
        for (const url of wanted) if (!(await shelf.match(url))) await shelf.add(url)
        return true
      } catch {
        return false
      }
    },
    async dropOthers() {
      const shelf = await open()
      for (const { url } of await shelf.keys()) if (!wanted.has(url)) await shelf.delete(url)
    },
    has: (url) => wanted.has(url),
    answer: async (request) =>
      withHeaders((await (await open()).match(request.url)) ?? (await fetch(request))),
  }
}
