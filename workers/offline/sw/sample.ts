import { withHeaders } from './headers.ts'

/**
 * The sample clip and its style picture: too large for the first visit, kept when they are first
 * used.
 */
const SAMPLE = 'maestro-sample'

/** From the network, else as it was kept. */
export async function answerSample(request: Request): Promise<Response> {
  // A shelf that cannot be opened is an empty one.
  const shelf = await caches.open(SAMPLE).catch(() => undefined)
  let answer: Response
  try {
    answer = await fetch(request)
  } catch (error) {
    const kept = await shelf?.match(request)
    if (kept) return kept
    throw error
  }
  // On a full disk it is shown and not kept.
  if (answer.status === 200) await shelf?.put(request, answer.clone()).catch(() => undefined)
  return withHeaders(answer)
}
