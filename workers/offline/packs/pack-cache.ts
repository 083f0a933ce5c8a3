import { CACHE_NAMES } from '../../../src/domain/offline/cache-names.ts'
import { PACK_NAMES, type Pack, packNamed } from './packs.ts'

const HASH = 'X-Sha256'

/** A pack's cache key: its first part's URL, unique across versions and copies of the app. */
const keyOf = ({ parts: [first] }: Pack) => `${first}?whole`

/** Undefined where the browser has no cache: over plain http, or with site data blocked. */
async function openCache(): Promise<Cache | undefined> {
  try {
    return await self.caches?.open(CACHE_NAMES.packs)
  } catch {
    return undefined
  }
}

/** The cached response of this very version; its content is not checked. */
async function answerFor(pack: Pack): Promise<Response | undefined> {
  const answer = await (await openCache())?.match(keyOf(pack))
  return answer?.headers.get(HASH) === pack.sha256 ? answer : undefined
}

export const isKept = async (pack: Pack) => (await answerFor(pack)) !== undefined

/** The cached file; undefined when it is missing or incomplete. */
export async function readCachedPack(pack: Pack): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const buffer = await (await answerFor(pack))?.arrayBuffer()
  return buffer?.byteLength === pack.bytes ? new Uint8Array(buffer) : undefined
}

/** @throws the browser's error when there is no room; DOMException where it has no cache. */
export async function cachePack(pack: Pack, content: Uint8Array<ArrayBuffer>): Promise<void> {
  const cache = await openCache()
  if (!cache) throw new DOMException('This browser keeps no files for this page.', 'NotSupportedError')
  const headers = { 'Content-Type': 'application/octet-stream', [HASH]: pack.sha256 }
  await cache.put(keyOf(pack), new Response(content, { headers }))
}

export async function deleteCachedPack(pack: Pack): Promise<void> {
  await (await openCache())?.delete(keyOf(pack))
}

/**
 * Removes packs of earlier versions of this copy of the app. Other copies on the same origin have
 * their own folder.
 */
export async function deleteOutdatedPacks(): Promise<void> {
  const cache = await openCache()
  const current = new Set(PACK_NAMES.map((name) => keyOf(packNamed(name))))
  const [own] = current
  const folder = own?.replace(/[^/]*$/, '')
  for (const { url } of (await cache?.keys()) ?? []) {
    if (folder && url.startsWith(folder) && !current.has(url)) await cache?.delete(url)
  }
}
