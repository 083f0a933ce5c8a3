import { withHeaders } from './headers.ts'

/** The sample clip and style picture: too large for the first visit, cached on first use. */
const SAMPLE = 'maestro-sample'

/** Network first, then the cache. */
export async function answerSample(request: Request): Promise<Response> {
  // A cache that cannot be opened counts as empty.
  const shelf = await caches.open(SAMPLE).catch(() => undefined)
  let answer: Response
  try {
    answer = await fetch(request)
  } catch (error) {
    const kept = await shelf?.match(request)
    if (kept) return kept
    throw error
  }
  // On a full disk the sample is served and not cached.
  if (answer.status === 200) await shelf?.put(request, answer.clone()).catch(() => undefined)
  return withHeaders(answer)
}
