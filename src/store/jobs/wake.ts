import { useJobStore } from './store.ts'

/**
 * The browser's word that the screen stays on; it takes it back by itself when the page is hidden.
 */
let held: WakeLockSentinel | undefined
let asking = false

/**
 * Keeps the screen on while a job runs: a device that falls asleep stops it half-way. Call once.
 */
export function keepAwake(): void {
  useJobStore.subscribe(({ job }, before) => {
    if (job !== before.job) void follow()
  })
  document.addEventListener('visibilitychange', () => void follow())
  void follow()
}

/** A paused job does nothing that sleep would stop. */
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
    // The browser decides, by the battery for instance: the job runs as well.
    return
  } finally {
    asking = false
  }
  if (!isWanted()) await follow()
}
