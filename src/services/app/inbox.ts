import { CACHE_NAMES } from '../../domain/offline/cache-names.ts'

/**
 * Yields the files of each share that the service worker stored (workers/offline/sw/share.ts) and
 * deletes them from the inbox; a later call finds nothing.
 */
export async function* emptyInbox(): AsyncGenerator<readonly File[]> {
  if (!('caches' in window)) return
  const inbox = await caches.open(CACHE_NAMES.inbox)
  const own = new URL('inbox/', document.baseURI).href
  const waiting = (await inbox.keys()).filter(({ url }) => url.startsWith(own))
  const shares = Map.groupBy(waiting, ({ url }) => url.slice(0, url.lastIndexOf('/')))
  for (const requests of shares.values()) {
    const files: File[] = []
    for (const request of requests) {
      const answer = await inbox.match(request)
      if (!answer) continue
      const name = decodeURIComponent(answer.headers.get('X-Name') ?? 'shared')
      files.push(new File([await answer.blob()], name, { type: answer.headers.get('Content-Type') ?? '' }))
      await inbox.delete(request)
    }
    yield files
  }
}
