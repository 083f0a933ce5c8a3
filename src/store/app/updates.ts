import { AppError, isCancel, toAppError } from '../../lib/errors.ts'
import { waitFor } from '../../lib/wait.ts'
import { whileNoJobs } from '../../services/app/tabs.ts'
import { switchVersion, watchForUpdates } from '../../services/app/updates.ts'
import { useMadeFiles } from '../handover/made-files.ts'
import { useJobStore } from '../jobs/store.ts'
import { useTransferStore } from '../library/transfer.ts'
import { settled } from '../project/queue.ts'
import { useProjectStore } from '../project/store.ts'
import { flushProject, hasUnsaved } from '../project/writer.ts'
import { useStyleImport } from '../style/style.ts'
import { hasUnsavedAnswer } from '../takes/unsaved-answers.ts'
import { log } from './store.ts'
import { useUpdateStore } from './update-status.ts'

/** Stores the app on this device and checks for new versions. Call once, after the first screen. */
export async function followUpdates(): Promise<void> {
  try {
    await watchForUpdates(
      () => useUpdateStore.setState({ status: 'ready' }),
      () => void reload(),
    )
  } catch (error) {
    const cause = new AppError('offline-unsupported', undefined, { cause: error })
    log({ code: 'app-not-kept' }, cause)
  }
}

/**
 * How often an accepted update checks for running jobs. It never queues for the lock, so that new
 * jobs go first.
 */
const LOOK_AGAIN_MS = 500

/**
 * It reloads after it was free this often in a row: what a closed dialog begins may first load its
 * script.
 */
const FREE_LOOKS = 3

let accepting: AbortController | undefined

/** Activates the new version in every tab once no tab runs a job. */
export async function acceptUpdate(): Promise<void> {
  if (accepting) return
  accepting = new AbortController()
  const { signal } = accepting
  useUpdateStore.setState({ status: 'waiting' })
  try {
    await untilSwitched(signal)
    await reload()
  } catch (error) {
    if (!isCancel(error)) log({ code: 'update-failed' }, toAppError(error))
    useUpdateStore.setState({ status: 'ready' })
  } finally {
    accepting = undefined
  }
}

/** Without Web Locks only this tab's job is known. */
async function untilSwitched(signal: AbortSignal): Promise<void> {
  while (useJobStore.getState().job || !(await whileNoJobs(switchVersion))) {
    await waitFor(LOOK_AGAIN_MS, signal)
  }
}

/** Withdraws the acceptance while the update waits for a job. */
export function postponeUpdate(): void {
  accepting?.abort(new AppError('cancelled'))
}

/**
 * This page runs the old version: it reloads once everything is on disk and nothing runs. It stays
 * while it holds unsaved state.
 */
async function reload(): Promise<void> {
  void flushProject()
  let free = 0
  while (free < FREE_LOOKS) {
    // A rename, say, waits for its turn when its dialog is gone.
    await settled()
    free = isNeeded() ? 0 : free + 1
    await waitFor(LOOK_AGAIN_MS, new AbortController().signal)
  }
  location.reload()
}

/**
 * True while this page alone holds something: a job, a file transfer, files that are being made, an
 * answer that may be paid for, unsaved changes, or input in a dialog.
 */
function isNeeded(): boolean {
  const { save } = useProjectStore.getState()
  return (
    save.status !== 'saved' ||
    hasUnsaved() ||
    useJobStore.getState().job !== undefined ||
    useTransferStore.getState().transfer !== undefined ||
    useStyleImport.getState().reading !== undefined ||
    useMadeFiles.getState().running ||
    hasUnsavedAnswer() ||
    document.querySelector('[role="dialog"], [role="alertdialog"]') !== null
  )
}
