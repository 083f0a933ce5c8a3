import { newId } from '../../lib/ids.ts'

let asked: Promise<LockManager | undefined> | undefined

/**
 * The browser's Web Locks, probed once. Undefined where there are none or none are granted
 * (Chromium with site data blocked or without a free byte on disk); callers then work without
 * knowing about other tabs.
 */
export function webLocks(): Promise<LockManager | undefined> {
  asked ??= tryLocks()
  return asked
}

async function tryLocks(): Promise<LockManager | undefined> {
  try {
    const { locks } = navigator
    // Nobody else asks for this name: without a lock on it there are none to be had.
    const name = `maestro-trial ${newId()}`
    const granted = await locks.request(name, { ifAvailable: true }, (lock) => lock !== null)
    return granted ? locks : undefined
  } catch {
    return undefined
  }
}
