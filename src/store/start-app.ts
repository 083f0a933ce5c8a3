import { watchNetwork } from './app-store.ts'
import { flushProject } from './project-store.ts'
import { testConnection } from './settings-store.ts'
import { watchForUpscaling } from './upscale.ts'

/**
 * What runs once, before the first picture: watching the network and the jobs, saving when the page goes, asking
 * about the key.
 */
export function startApp(): void {
  watchNetwork()
  watchForUpscaling()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flushProject()
  })
  window.addEventListener('pagehide', flushProject)
  void testConnection()
}
