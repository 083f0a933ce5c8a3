import { AUTO_LOCK_MINUTES } from '../../domain/key/key-tier.ts'

let idle: ReturnType<typeof setTimeout> | undefined

/**
 * Locks when nobody has touched the page for long. Timers stand still while a machine sleeps, so
 * the clock is asked as well when somebody comes back. Call once.
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
