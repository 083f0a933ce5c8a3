import { AUTO_LOCK_MINUTES } from '../../domain/key/key-tier.ts'

let idle: ReturnType<typeof setTimeout> | undefined

/**
 * Locks the key after a time without input. Timers stop while a machine sleeps, so the clock is
 * checked on the next input too. Call once.
 */
export function watchForIdleness(lock: () => void): void {
  const most = AUTO_LOCK_MINUTES * 60_000
  let last = Date.now()
  const lockIfLate = () => {
    if (Date.now() - last >= most) lock()
  }
  const touched = () => {
    lockIfLate()
    last = Date.now()
    clearTimeout(idle)
    idle = setTimeout(lock, most)
  }
  for (const event of ['pointerdown', 'keydown']) {
    window.addEventListener(event, touched, { passive: true, capture: true })
  }
  document.addEventListener('visibilitychange', lockIfLate)
  touched()
}
