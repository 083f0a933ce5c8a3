import { PACK_NAMES, type Pack, packNamed } from './packs.ts'

const SHELF = 'maestro-packs'
const HASH = 'X-Sha256'

/**
 * The address that a pack is kept under: that of its first part, which no other version and no
 * other copy of the app has.
 */
const keyOf = ({ parts: [first] }: Pack) => `${first}?whole`

/** Undefined where the browser keeps nothing: over plain http, or with site data blocked. */
async function openShelf(): Promise<Cache | undefined> {
  try {
    return await self.caches?.open(SHELF)
  } catch {
    return undefined
  }
}

/** The kept answer, if it is of this very version; its bytes are not looked at. */
async function answerFor(pack: Pack): Promise<Response | undefined> {
  const answer = await (await openShelf())?.match(keyOf(pack))
  return answer?.headers.get(HASH) === pack.sha256 ? answer : undefined
}

export const isKept = async (pack: Pack) => (await answerFor(pack)) !== undefined

/** The kept file; undefined when there is none, or not all of it. */
export async function takeFromShelf(pack: Pack): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const buffer = await (await answerFor(pack))?.arrayBuffer()
  return buffer?.byteLength === pack.bytes ? new Uint8Array(buffer) : undefined
}

/**
 * @throws what the browser says when there is no room; DOMException where it keeps nothing at all.
 */
export async function putOnShelf(pack: Pack, content: Uint8Array<ArrayBuffer>): Promise<void> {
  const shelf = await openShelf()
  if (!shelf) throw new DOMException('This browser keeps no files for this page.', 'NotSupportedError')
  const headers = { 'Content-Type': 'application/octet-stream', [HASH]: pack.sha256 }
  await shelf.put(keyOf(pack), new Response(content, { headers }))
}

export async function dropFromShelf(pack: Pack): Promise<void> {
  await (await openShelf())?.delete(keyOf(pack))
}

/**
 * Removes what an earlier version of this copy of the app kept. Another copy on the same origin has
 * its own folder.
 */
export async function dropOutdated(): Promise<void> {
  const shelf = await openShelf()
  const current = new Set(PACK_NAMES.map((name) => keyOf(packNamed(name))))
  const [own] = current
  const folder = own?.replace(/[^/]*$/, '')
  for (const { url } of (await shelf?.keys()) ?? []) {
    if (folder && url.startsWith(folder) && !current.has(url)) await shelf?.delete(url)
  }
}
