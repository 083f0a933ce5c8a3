import { isPaidFor } from '../../domain/jobs/job.ts'
import { log } from '../app/store.ts'
import { resume, stop } from '../jobs/running.ts'
import { useJobStore } from '../jobs/store.ts'
import { useProjectStore } from './store.ts'

/** Updates jobs when a project is opened, closed or taken over. Call once. */
export function watchProject(): void {
  useProjectStore.subscribe(({ project, readOnly }, before) => {
    // Progress belongs to one project's shots; a copy of the project has the same ids.
    if (project?.id !== before.project?.id) {
      useJobStore.setState({
        shots: {},
        shelved: [],
        stopped: [],
        last: undefined,
        earlierContext: undefined,
      })
    }
    // Editing the shelf after the job ends the notice about late pictures.
    else if (project?.shelf !== before.project?.shelf && !useJobStore.getState().job) {
      useJobStore.setState({ shelved: [] })
    }
    if (readOnly && !before.readOnly && useJobStore.getState().job) partWithJob()
  })
}

/**
 * Ends the job of a project that another tab takes over. No further call is made; one in progress
 * is paid for, so its result is received and sent to that tab.
 */
function partWithJob(): void {
  if (!isPaidFor(useJobStore.getState().job)) return void stop()
  log({ code: 'job-goes-on' })
  // Ends the queued shots too.
  resume()
}
