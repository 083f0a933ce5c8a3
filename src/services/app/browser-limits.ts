import { webLocks } from './locks.ts'

/**
 * What this browser or window lacks, and the consequence, one sentence each. Each feature is tried,
 * not inferred.
 */
export async function browserLimits(): Promise<readonly string[]> {
  const limits: string[] = []
  if (!('serviceWorker' in navigator)) {
    limits.push('This window keeps no copy of the app: it needs the network to start')
  }
  if (!(await works(() => caches.has('maestro-packs')))) {
    limits.push('This window keeps no video tools and no upscaler: they are downloaded at each visit')
  }
  if (!(await webLocks())) {
    limits.push('This browser cannot tell that a project is worked on in two tabs: keep it in one')
  }
  if (!(await works(() => localStorage.length))) {
    limits.push('This window keeps no settings: they hold until it is closed')
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
