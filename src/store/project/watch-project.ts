import { isPaidFor } from '../../domain/jobs/job.ts'
import { log } from '../app/store.ts'
import { resume, stop } from '../jobs/run.ts'
import { useJobStore } from '../jobs/store.ts'
import { useProjectStore } from './store.ts'

/** What follows for jobs when a project is opened, closed or taken over. Call once. */
export function watchProject(): void {
  useProjectStore.subscribe(({ project, readOnly }, before) => {
    // What the cards say is of this project's shots: those of a copy have the same ids.
    if (project?.id !== before.project?.id) {
      useJobStore.setState({
        shots: {},
        shelved: [],
        stopped: [],
        last: undefined,
        earlierContext: undefined,
      })
    }
    // What a person does to the shelf once the job is over ends the word on what came late.
    else if (project?.shelf !== before.project?.shelf && !useJobStore.getState().job) {
      useJobStore.setState({ shelved: [] })
    }
    if (readOnly && !before.readOnly && useJobStore.getState().job) partWithJob()
  })
}

/**
 * Ends the job of a project that another tab takes over. No further call is made. One that is under
 * way is paid for: it is received and goes to that tab.
 */
function partWithJob(): void {
  if (!isPaidFor(useJobStore.getState().job)) return void stop()
  log('What is under way is still received, and goes to the tab that takes over')
  // What rests in the queue is not begun either, and ends.
  resume()
}
