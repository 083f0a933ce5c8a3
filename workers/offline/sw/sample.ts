import { CACHE_NAMES } from '../../../src/domain/offline/cache-names.ts'
import { withHeaders } from './headers.ts'

/**
 * Answers for the sample clip and style picture, which are too large for the first visit and cached
 * on first use: network first, then the cache.
 */
export async function answerSample(request: Request): Promise<Response> {
  // A cache that cannot be opened counts as empty.
  const cache = await caches.open(CACHE_NAMES.sample).catch(() => undefined)
  let answer: Response
  try {
    answer = await fetch(request)
  } catch (error) {
    const kept = await cache?.match(request)
    if (kept) return kept
    throw error
  }
  // On a full disk the sample is served and not cached.
  if (answer.status === 200) await cache?.put(request, answer.clone()).catch(() => undefined)
  return withHeaders(answer)
}
