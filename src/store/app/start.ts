import { countedShots } from '../../domain/board/counted-shots.ts'
import { isPaidFor } from '../../domain/jobs/job.ts'
import { drawnCount } from '../../domain/jobs/readiness.ts'
import type { Problem } from '../../domain/problem.ts'
import { untilIdle } from '../../lib/dom/idle.ts'
import { AppError } from '../../lib/errors.ts'
import { subscribeTabs } from '../../services/app/tabs.ts'
import type { FileWords } from '../../services/handover/file-words.ts'
import { putBackReturnedCode, takeReturnedCode } from '../../services/key/returned-code.ts'
import { watchClip } from '../clip/clip.ts'
import { watchForClosing } from '../consent/store.ts'
import { type ShotProgress, useJobStore } from '../jobs/store.ts'
import { refuseConnection } from '../key/connection.ts'
import { startKeys } from '../key/keys.ts'
import { reportLibrary, useLibraryStore } from '../library/store.ts'
import { flushBeforeExit } from '../project/flush.ts'
import { useProjectStore } from '../project/store.ts'
import { watchProject } from '../project/watch-project.ts'
import { hasUnsaved } from '../project/writer.ts'
import { useSettingsStore } from '../settings/store.ts'
import { tellLimits, watchOldTabs } from '../storage/limits.ts'
import { hasUnsavedAnswer } from '../takes/unsaved-answers.ts'
import { watchForUpscaling } from '../upscale/watch-for-upscaling.ts'
import { followInstall } from './install.ts'
import { useAppStore, watchNetwork } from './store.ts'
import { onTabMessage } from './tab-messages.ts'
import { tell, watchForUncaught } from './uncaught.ts'

/** Read at module load, before anything renders. */
const returned = takeReturnedCode()

/**
 * Runs once before the first paint: watches the network, jobs and other tabs, flushes on exit,
 * loads the key, finishes a sign-in, and purges old trash.
 * @param loadWords loads the words of files that are written in the background.
 */
export function startApp(loadWords: () => Promise<FileWords>): void {
  watchForUncaught()
  watchNetwork()
  watchOldTabs()
  void tellLimits()
  if (!isSecureContext) reportLibrary(new AppError('insecure'))
  watchForUpscaling()
  subscribeTabs((message) => void onTabMessage(message))
  watchForClosing()
  watchProject()
  watchClip()
  followInstall()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flushBeforeExit()
  })
  window.addEventListener('pagehide', flushBeforeExit)
  window.addEventListener('beforeunload', (event) => {
    // While the browser's leave dialog is open, the database has time to finish.
    if (!flushBeforeExit() || wouldLose()) event.preventDefault()
  })
  useJobStore.subscribe(({ last, shots }, before) => {
    const failed = Object.values(shots).filter((shot) => !Object.values(before.shots).includes(shot))
    hearOfRefusal(last === before.last ? undefined : last?.problem, failed)
    if (last !== before.last && last?.kind === 'draw' && isBoardFinished()) void persistLater()
  })
  // Its errors are shown by their own places; endSignIn reports its own.
  void startKeys().finally(endSignIn)
  void keepWatch(loadWords)
  if (import.meta.env.PROD) void keepApp()
}

async function endSignIn(): Promise<void> {
  if (!returned) return
  try {
    const { finishReturned } = await import('../key/sign-in.ts')
    await finishReturned(returned)
  } catch (error) {
    // The code exchange did not load: the code stays valid for ten minutes, and a reload finds it
    // in the address.
    putBackReturnedCode(returned)
    tell(error)
  }
}

/** Updates the header when a job or a newly failed shot found that the key is refused. */
function hearOfRefusal(problem: Problem | undefined, shots: readonly (ShotProgress | undefined)[]): void {
  const problems = shots.map((shot) => (shot?.status === 'failed' ? shot.problem : undefined))
  const refused = [problem, ...problems].find((one) => one?.code === 'unauthorized')
  if (refused && useSettingsStore.getState().connection.status === 'connected') refuseConnection(refused)
}

/** Parts that the first screen does not need; loaded before a job can start. */
async function keepWatch(loadWords: () => Promise<FileWords>): Promise<void> {
  await untilIdle(1000)
  const [
    { keepJournal },
    { keepBackup },
    { keepReminder },
    { keepAwake },
    { clearOld },
    { keepMeasured },
    { keepAnswers },
    { keepDrafts },
  ] = await Promise.all([
    import('../jobs/interrupted.ts'),
    import('../library/backup.ts'),
    import('../library/export-reminder.ts'),
    import('../jobs/wake-lock.ts'),
    import('../storage/clear-old.ts'),
    import('../clip/measuring.ts'),
    import('../takes/keep-answers.ts'),
    import('../project/late-draft.ts'),
  ])
  keepJournal()
  keepReminder()
  keepAwake()
  keepMeasured()
  keepAnswers()
  keepDrafts()
  void clearOld()
  await keepBackup(loadWords)
}

function isBoardFinished(): boolean {
  const { project } = useProjectStore.getState()
  const shots = project ? countedShots(project).length : 0
  return project !== undefined && shots > 0 && drawnCount(project) === shots
}

async function persistLater(): Promise<void> {
  const { persistFirstBoard } = await import('../storage/space.ts')
  // If storage fails here, the project shows it.
  await persistFirstBoard().catch(() => undefined)
}

/** True while leaving the page would lose data or a call that is paid for. */
function wouldLose(): boolean {
  return isPaidFor(useJobStore.getState().job) || hasUnsaved() || isOfThisVisit() || hasUnsavedAnswer()
}

/** True while work exists that ends with the page, because storage is refused. */
const isOfThisVisit = () =>
  useAppStore.getState().visitOnly !== undefined && (useLibraryStore.getState().projects?.length ?? 0) > 0

/** Waits until the first screen is idle, which it must not slow down. */
async function keepApp(): Promise<void> {
  await untilIdle(5000)
  const [{ followUpdates }, { tidyParts }] = await Promise.all([
    import('./updates.ts'),
    import('../../services/offline/offline.ts'),
  ])
  await followUpdates()
  await tidyParts()
}
