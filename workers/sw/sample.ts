import { withHeaders } from './headers.ts'

/** The sample clip and its style picture: too large for the first visit, kept when they are first used. */
const SAMPLE = 'maestro-sample'

/** From the network, else as it was kept. */
export async function answerSample(request: Request): Promise<Response> {
  const shelf = await caches.open(SAMPLE)
  try {
    const answer = await fetch(request)
    if (answer.status === 200) await shelf.put(request, answer.clone())
    return withHeaders(answer)
  } catch (error) {
    const kept = await shelf.match(request)
    if (kept) return kept
    throw error
  }
}
