let asked: Promise<LockManager | undefined> | undefined

/**
 * The browser's Web Locks, probed once. Undefined where there are none or none are granted
 * (Chromium with site data blocked); callers then work without knowing about other tabs.
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
