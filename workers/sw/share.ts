/** Where a shared file waits for the page, which empties it (src/services/inbox.ts). */
const INBOX = 'maestro-inbox'

/** Takes in what another app shares (the manifest's `share_target`), and opens the app on it, or on the word that there was no room. */
export async function receiveShare(request: Request): Promise<Response> {
  try {
    const form = await request.formData()
    const inbox = await caches.open(INBOX)
    for (const [index, file] of form.getAll('file').entries()) {
      if (!(file instanceof File)) continue
      const headers = { 'Content-Type': file.type, 'X-Name': encodeURIComponent(file.name.toWellFormed()) }
      await inbox.put(`inbox/${index}`, new Response(file, { headers }))
    }
    return Response.redirect('./#/shared', 303)
  } catch {
    return Response.redirect('./#/not-shared', 303)
  }
}
