import { CACHE_NAMES } from '../../../src/domain/offline/cache-names.ts'

/**
 * Stores files shared by another app (the manifest's `share_target`) for the page to read
 * (src/services/app/inbox.ts), and opens the app, or its message that there was no room. Each share
 * is stored separately, because another may come before the page has read this one.
 */
export async function receiveShare(request: Request): Promise<Response> {
  const share = `inbox/${crypto.randomUUID()}`
  const kept: string[] = []
  const inbox = await caches.open(CACHE_NAMES.inbox).catch(() => undefined)
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
    // The time distinguishes this address from a typed or bookmarked one.
    return Response.redirect(`./#/not-shared/${Date.now()}`, 303)
  }
}
