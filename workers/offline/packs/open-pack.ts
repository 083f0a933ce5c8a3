import { toHex } from '../../../src/lib/bytes.ts'
import type { Reason } from '../../../src/lib/details.ts'
import { AppError } from '../../../src/lib/errors.ts'
import { cachePack, readCachedPack } from './pack-cache.ts'
import { type Pack, type PackName, packNamed } from './packs.ts'

/** Gets the bytes loaded so far and the total. */
export type OnBytes = (done: number, total: number) => unknown

/**
 * Loads a pack from the cache, else downloads, verifies and caches it. A failure to cache is
 * ignored: the next visit downloads again.
 * @throws AppError `download-failed`, also when the content does not match its hash.
 */
export async function openPack(name: PackName, onBytes?: OnBytes): Promise<Uint8Array<ArrayBuffer>> {
  const pack = packNamed(name)
  const kept = await readCachedPack(pack).catch(() => undefined)
  if (kept) {
    await onBytes?.(pack.bytes, pack.bytes)
    return kept
  }
  const content = await downloadPack(pack, onBytes)
  await cachePack(pack, content).catch(() => undefined)
  return content
}

/** Downloads and joins the parts, and verifies the result. @throws AppError `download-failed`. */
export async function downloadPack(pack: Pack, onBytes?: OnBytes): Promise<Uint8Array<ArrayBuffer>> {
  const content = new Uint8Array(pack.bytes)
  let done = 0
  try {
    const reader = (pack.sliced ? unpackedEach(pack.parts) : unpacked(pack.parts)).getReader()
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      if (done + piece.value.length > pack.bytes) throw failed({ code: 'download-longer' })
      content.set(piece.value, done)
      done += piece.value.length
      await onBytes?.(done, pack.bytes)
    }
    if (done !== pack.bytes) throw failed({ code: 'download-short', bytes: done, wanted: pack.bytes })
    if ((await sha256(content)) !== pack.sha256) throw failed({ code: 'download-changed' })
  } catch (error) {
    if (error instanceof AppError) throw error
    throw failed(error instanceof Error ? error.message : String(error), error)
  }
  return content
}

const failed = (detail: Reason, cause?: unknown) => new AppError('download-failed', detail, { cause })

/** True when the content matches the pinned hash. */
export const isWhole = async (pack: Pack, content: Uint8Array<ArrayBuffer>) =>
  content.length === pack.bytes && (await sha256(content)) === pack.sha256

function unpacked(parts: readonly string[]): ReadableStream<Uint8Array> {
  const gunzip = new DecompressionStream('gzip')
  async function feed() {
    for (const url of parts) {
      const answer = await fetch(url)
      if (!answer.ok || !answer.body) throw failed(`${url.replace(/^.*\//, '')}: ${answer.status}`)
      await answer.body.pipeTo(gunzip.writable, { preventClose: true, preventAbort: true })
    }
    await gunzip.writable.close()
  }
  feed().catch((error: unknown) => gunzip.writable.abort(error).catch(() => undefined))
  return gunzip.readable
}

/** Parts of a pack in slices that are on their way at once, for each is small. */
const AT_ONCE = 8

/** Parts that are compressed each by itself, in their order. */
function unpackedEach(parts: readonly string[]): ReadableStream<Uint8Array> {
  const coming: Promise<ArrayBuffer>[] = []
  let next = 0
  return new ReadableStream({
    async pull(controller) {
      for (; coming.length < AT_ONCE && next < parts.length; next++) {
        const part = new Response(unpacked([parts[next] ?? ''])).arrayBuffer()
        // One that fails before its turn is told when it comes.
        part.catch(() => undefined)
        coming.push(part)
      }
      const first = await coming.shift()
      if (first) controller.enqueue(new Uint8Array(first))
      else controller.close()
    },
  })
}

/** Downloads one part of a pack in slices. @throws AppError `download-failed`. */
export async function openPart(pack: Pack, part: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await new Response(unpacked([pack.parts[part] ?? ''])).arrayBuffer())
  } catch (error) {
    if (error instanceof AppError) throw error
    throw failed(error instanceof Error ? error.message : String(error), error)
  }
}

async function sha256(content: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content))
  return toHex(digest)
}
