import { browserLimits } from '../services/browser-limits.ts'
import { log, watchNetwork } from './app-store.ts'
import { followInstall } from './install-store.ts'
import { startKeys } from './key-store.ts'
import { flushProject } from './project-store.ts'
import { watchForClosing } from './sending-store.ts'
import { finishReturned } from './sign-in.ts'
import { followUpdates } from './update-store.ts'
import { watchForUpscaling } from './upscale.ts'

/**
 * What runs once, before the first picture: watching the network and the jobs, saving when the page goes, bringing
 * back the key, ending a sign-in.
 */
export function startApp(): void {
  watchNetwork()
  for (const limit of browserLimits()) log(limit)
  watchForUpscaling()
  watchForClosing()
  followInstall()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flushProject()
  })
  window.addEventListener('pagehide', flushProject)
  void startKeys().then(finishReturned)
  if (import.meta.env.PROD) window.addEventListener('load', () => void keepApp())
}

/** After the first screen, which it must not slow down. */
async function keepApp(): Promise<void> {
  await followUpdates()
  const { tidyParts } = await import('../services/offline.ts')
  await tidyParts()
}
