import type { Project } from '../domain/project.ts'
import { AppError } from '../lib/errors.ts'
import { browserLimits } from '../services/browser-limits.ts'
import { hearTabs, type TabMessage } from '../services/tabs.ts'
import { log, watchNetwork } from './app-store.ts'
import { followInstall } from './install-store.ts'
import { stop, useJobStore } from './job-store.ts'
import { startKeys } from './key-store.ts'
import { refreshLibrary, reportLibrary, useLibraryStore } from './library-store.ts'
import { flushProject, letGo, rescue, useProjectStore } from './project-store.ts'
import { watchForClosing } from './sending-store.ts'
import { finishReturned } from './sign-in.ts'
import { followUpdates } from './update-store.ts'
import { watchForUpscaling } from './upscale.ts'

/**
 * What runs once, before the first picture: watching the network, the jobs and the other tabs, saving when the page goes, bringing
 * back the key, ending a sign-in, clearing away what was deleted long ago.
 */
export function startApp(): void {
  watchNetwork()
  for (const limit of browserLimits()) log(limit)
  if (!isSecureContext) reportLibrary(new AppError('insecure'))
  watchForUpscaling()
  hearTabs((message) => void hear(message))
  watchForClosing()
  followInstall()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flushProject()
  })
  window.addEventListener('pagehide', flushProject)
  useJobStore.subscribe(({ last }, before) => {
    if (last !== before.last && last?.kind === 'images' && last.outcome === 'done') void persistLater()
  })
  void startKeys().then(finishReturned)
  void keepWatch()
  if (import.meta.env.PROD) window.addEventListener('load', () => void keepApp())
}

/** Parts that nothing on the first screen waits for. */
async function keepWatch(): Promise<void> {
  const [{ keepJournal }, { keepBackup }, { clearOld }] = await Promise.all([
    import('./job-journal.ts'),
    import('./backup.ts'),
    import('./clear-old.ts'),
  ])
  keepJournal()
  void clearOld()
  await keepBackup()
}

async function persistLater(): Promise<void> {
  const { persistFirstBoard } = await import('./space.ts')
  await persistFirstBoard()
}

/** Shows what the tab that writes has saved. */
function showSaved(project: Project): void {
  const { readOnly, project: shown } = useProjectStore.getState()
  if (readOnly && shown?.id === project.id) useProjectStore.setState({ project })
}

async function hear(message: TabMessage): Promise<void> {
  if (message.type === 'rescue') return rescue(message)
  if (message.type === 'hand-over') {
    const { project, readOnly } = useProjectStore.getState()
    if (project?.id !== message.id || readOnly) return
    await stop()
    return letGo(message.id)
  }
  if (message.type === 'saved') showSaved(message.project)
  if (useLibraryStore.getState().projects && !location.hash.startsWith('#/project/')) await refreshLibrary()
}

/** After the first screen, which it must not slow down. */
async function keepApp(): Promise<void> {
  await followUpdates()
  const { tidyParts } = await import('../services/offline.ts')
  await tidyParts()
}
