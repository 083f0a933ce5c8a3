import { useJobStore } from './store.ts'

/** The wake lock; the browser releases it when the page is hidden. */
let held: WakeLockSentinel | undefined
let asking = false

/** Keeps the screen on while a job runs, because a sleeping device interrupts it. Call once. */
export function keepAwake(): void {
  useJobStore.subscribe(({ job }, before) => {
    if (job !== before.job) void follow()
  })
  document.addEventListener('visibilitychange', () => void follow())
  void follow()
}

/** A paused job loses nothing to sleep. */
function isWanted(): boolean {
  const { job } = useJobStore.getState()
  return job !== undefined && !job.paused && document.visibilityState === 'visible'
}

async function follow(): Promise<void> {
  if (!isWanted()) {
    const going = held
    held = undefined
    await going?.release()
    return
  }
  if (asking || (held && !held.released)) return
  asking = true
  try {
    held = await navigator.wakeLock?.request('screen')
  } catch {
    // The browser may refuse (low battery, for example); the job runs all the same.
    return
  } finally {
    asking = false
  }
  if (!isWanted()) await follow()
}
