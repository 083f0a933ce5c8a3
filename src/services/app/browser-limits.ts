import type { LogEvents } from '../../domain/app/log-event.ts'
import { CACHE_NAMES } from '../../domain/offline/cache-names.ts'
import { webLocks } from './probe-web-locks.ts'

type BrowserLimit = keyof Pick<
  LogEvents,
  'no-app-copy' | 'no-tools-kept' | 'tabs-not-told' | 'no-settings-kept'
>

/** What this browser or window lacks. Each feature is tried, not inferred. */
export async function browserLimits(): Promise<readonly BrowserLimit[]> {
  const limits: BrowserLimit[] = []
  if (!('serviceWorker' in navigator)) {
    limits.push('no-app-copy')
  }
  if (!(await works(() => caches.has(CACHE_NAMES.packs)))) {
    limits.push('no-tools-kept')
  }
  if (!(await webLocks())) {
    limits.push('tabs-not-told')
  }
  if (!(await works(() => localStorage.length))) {
    limits.push('no-settings-kept')
  }
  return limits
}

/** With site data blocked, a storage throws on use, or on mere access to its property. */
async function works(use: () => unknown): Promise<boolean> {
  try {
    await use()
    return true
  } catch {
    return false
  }
}
