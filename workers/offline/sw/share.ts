/** Where a shared file waits for the page, which empties it (src/services/app/inbox.ts). */
const INBOX = 'maestro-inbox'

/**
 * Takes in what another app shares (the manifest's `share_target`), and opens the app on it, or on
 * the word that there was no room. Each share is kept by itself: the next may come before the page
 * has taken this one.
 */
export async function receiveShare(request: Request): Promise<Response> {
  const share = `inbox/${crypto.randomUUID()}`
  const kept: string[] = []
  const inbox = await caches.open(INBOX).catch(() => undefined)
  try {
    if (!inbox) throw new Error('There is no place for it.')
    const form = await request.formData()
    for (const [index, file] of form.getAll('file').entries()) {
      if (!(file instanceof File)) continue
      const headers = { 'Content-Type': file.type, 'X-Name': encodeURIComponent(file.name.toWellFormed()) }
      const place = `${share}/${index}`
      await inbox.put(place, new Response(file, { headers }))
      kept.push(place)
    }
    return Response.redirect('./#/shared', 303)
  } catch {
    for (const place of kept) await inbox?.delete(place)
    // The time tells this word from an address that somebody typed or kept.
    return Response.redirect(`./#/not-shared/${Date.now()}`, 303)
  }
}
