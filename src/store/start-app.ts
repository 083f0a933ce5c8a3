import { watchNetwork } from './app-store.ts'
import { startKeys } from './key-store.ts'
import { flushProject } from './project-store.ts'
import { watchForClosing } from './sending-store.ts'
import { finishReturned } from './sign-in.ts'
import { watchForUpscaling } from './upscale.ts'

/**
 * What runs once, before the first picture: watching the network and the jobs, saving when the page goes, bringing
 * back the key, ending a sign-in.
 */
export function startApp(): void {
  watchNetwork()
  watchForUpscaling()
  watchForClosing()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flushProject()
  })
  window.addEventListener('pagehide', flushProject)
  void startKeys().then(finishReturned)
}
