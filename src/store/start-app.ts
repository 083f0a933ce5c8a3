import { watchNetwork } from './app-store.ts'
import { followInstall } from './install-store.ts'
import { flushProject } from './project-store.ts'
import { testConnection } from './settings-store.ts'
import { followUpdates } from './update-store.ts'
import { watchForUpscaling } from './upscale.ts'

/**
 * What runs once, before the first picture: watching the network and the jobs, saving when the page goes, asking
 * about the key.
 */
export function startApp(): void {
  watchNetwork()
  watchForUpscaling()
  followInstall()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flushProject()
  })
  window.addEventListener('pagehide', flushProject)
  void testConnection()
  if (import.meta.env.PROD) window.addEventListener('load', () => void keepApp())
}

/** After the first screen, which it must not slow down. */
async function keepApp(): Promise<void> {
  await followUpdates()
  const { tidyParts } = await import('../services/offline.ts')
  await tidyParts()
}
