let asked: Promise<LockManager | undefined> | undefined

/**
 * The browser's Web Locks; undefined where it has none, or grants none, as Chromium does with site
 * data blocked. Asked once. Whoever gets none does without: nothing is then known of other tabs.
 */
export function webLocks(): Promise<LockManager | undefined> {
  asked ??= tryLocks()
  return asked
}

async function tryLocks(): Promise<LockManager | undefined> {
  try {
    const { locks } = navigator
    await locks.request('maestro-trial', { ifAvailable: true }, () => undefined)
    return locks
  } catch {
    return undefined
  }
}
