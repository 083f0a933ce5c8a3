import type { ProjectId } from '../../domain/ids.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { AppError, isCancel } from '../../lib/errors.ts'
import { stop } from '../jobs/running.ts'
import { confirmLeave } from '../project/leave.ts'
import { reportLibrary } from './store.ts'

interface SampleState {
  /** Absent while no sample was asked for. */
  readonly stage?: 'fetching' | 'filling' | undefined
  /** Of the bytes being fetched, 0 to 1; absent while their number is unknown. */
  readonly share?: number | undefined
}

export const useSample = createShown<SampleState>(() => ({}))

let controller = new AbortController()

/** Ends the sample that was asked for; its project, if there is one already, goes to the trash. */
export const cancelSample = () => controller.abort(new AppError('cancelled'))

/** Ends it while nothing but bytes would be lost. */
export const leaveSample = () => void (useSample.getState().stage === 'fetching' && cancelSample())

/**
 * Fetches the sample and makes a project of it. A failure is shown above the list.
 * @returns undefined where it failed or was cancelled, or the user stays with the running job.
 */
export async function createSample(): Promise<ProjectId | undefined> {
  if (!(await confirmLeave())) return undefined
  controller = new AbortController()
  const { signal } = controller
  useSample.setState({ stage: 'fetching', share: undefined })
  try {
    await stop()
    const loaded = await Promise.race([import('./make-sample.ts'), abortOf(signal)])
    return await loaded.makeSample(signal, (state) => void (signal.aborted || useSample.setState(state)))
  } catch (error) {
    if (!isCancel(error)) reportLibrary(error)
    return undefined
  } finally {
    // What has failed beside what is still being fetched ends that too.
    cancelSample()
    useSample.setState({ stage: undefined })
  }
}

const abortOf = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
