/** Where the service worker puts what another app shares (workers/sw/share.ts). */
const INBOX = 'maestro-inbox'

/** What was shared with the app, taken out; later calls find nothing. */
export async function emptyInbox(): Promise<readonly File[]> {
  if (!('caches' in window)) return []
  const inbox = await caches.open(INBOX)
  const files: File[] = []
  const own = new URL('inbox/', document.baseURI).href
  for (const request of await inbox.keys()) {
    if (!request.url.startsWith(own)) continue
    const answer = await inbox.match(request)
    if (!answer) continue
    const name = decodeURIComponent(answer.headers.get('X-Name') ?? 'shared')
    files.push(new File([await answer.blob()], name, { type: answer.headers.get('Content-Type') ?? '' }))
    await inbox.delete(request)
  }
  return files
}
