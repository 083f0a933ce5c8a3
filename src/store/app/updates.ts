import { AppError, isCancel, toAppError } from '../../lib/errors.ts'
import { waitFor } from '../../lib/wait.ts'
import { whileNoJobs } from '../../services/app/tabs.ts'
import { switchVersion, watchForUpdates } from '../../services/app/updates.ts'
import { useJobStore } from '../jobs/store.ts'
import { useTransferStore } from '../library/transfer.ts'
import { useProjectStore } from '../project/store.ts'
import { flushProject, hasUnsaved } from '../project/writer.ts'
import { useStyleImport } from '../style/style.ts'
import { log } from './store.ts'
import { useUpdateStore } from './update-store.ts'

/**
 * Keeps the app on this device and looks for new versions of it. Call once, when the first screen
 * is there.
 */
export async function followUpdates(): Promise<void> {
  try {
    await watchForUpdates(
      () => useUpdateStore.setState({ status: 'ready' }),
      () => void reload(),
    )
  } catch (error) {
    const cause = new AppError('offline-unsupported', undefined, { cause: error })
    log('This browser keeps no copy of the app', cause)
  }
}

/**
 * An accepted update looks this often whether all jobs have ended. It never queues: jobs that begin
 * meanwhile go first.
 */
const LOOK_AGAIN_MS = 500

let accepting: AbortController | undefined

/** Takes the new version in, in every tab, when no job runs in any. */
export async function acceptUpdate(): Promise<void> {
  if (accepting) return
  accepting = new AbortController()
  const { signal } = accepting
  useUpdateStore.setState({ status: 'waiting' })
  try {
    await untilSwitched(signal)
    await reload()
  } catch (error) {
    if (!isCancel(error)) log('The update failed', toAppError(error))
    useUpdateStore.setState({ status: 'ready' })
  } finally {
    accepting = undefined
  }
}

/** Where the browser has no Web Locks nothing is known of other tabs, but this one's job is. */
async function untilSwitched(signal: AbortSignal): Promise<void> {
  while (useJobStore.getState().job || !(await whileNoJobs(switchVersion))) {
    await waitFor(LOOK_AGAIN_MS, signal)
  }
}

/** Takes the word back, while the update still waits for a job. */
export function postponeUpdate(): void {
  accepting?.abort(new AppError('cancelled'))
}

/**
 * The page is of the old version: it makes way once all is written and nothing runs. What exists in
 * this page only would go with it, so it stays for as long as there is any.
 */
async function reload(): Promise<void> {
  void flushProject()
  while (isNeeded()) await waitFor(LOOK_AGAIN_MS, new AbortController().signal)
  location.reload()
}

/**
 * True while something is only in this page: a job, a file on its way, what no disk has yet, and
 * what is typed or chosen in a dialog.
 */
function isNeeded(): boolean {
  const { save } = useProjectStore.getState()
  return (
    save.status !== 'saved' ||
    hasUnsaved() ||
    useJobStore.getState().job !== undefined ||
    useTransferStore.getState().transfer !== undefined ||
    useStyleImport.getState().reading !== undefined ||
    document.querySelector('[role="dialog"], [role="alertdialog"]') !== null
  )
}
