import { stop, useJobStore } from './job-store.ts'
import { useProjectStore } from './open-project.ts'

/** What follows for jobs when a project is opened, closed or taken over. Call once. */
export function watchProject(): void {
  useProjectStore.subscribe(({ project, readOnly }, before) => {
    // What the cards say is of this project's shots: those of a copy have the same ids.
    if (project?.id !== before.project?.id) {
      useJobStore.setState({ shots: {}, shelved: [], last: undefined, earlierContext: undefined })
    }
    // Taken over by force: nothing that would still arrive could be written here.
    if (readOnly && !before.readOnly && useJobStore.getState().job) void stop()
  })
}
