/**
 * Names of the caches that the page and its workers share. Never change one: an earlier version's
 * cache would stay on the device unseen.
 */
export const CACHE_NAMES = {
  /** Files shared by other apps: the service worker writes them, the page reads them. */
  inbox: 'maestro-inbox',
  /** The sample clip and its style picture. */
  sample: 'maestro-sample',
  /** Heavy files that the app loads on demand. */
  packs: 'maestro-packs',
} as const
