import { createShown } from '../../lib/dom/shown-store.ts'
import { useJobStore } from '../jobs/store.ts'

interface LeaveState {
  /** Waits for the user's answer. */
  readonly answer?: ((leave: boolean) => void) | undefined
}

export const useLeaveStore = createShown<LeaveState>(() => ({}))

/** Asks before the open project is left while its job runs, because leaving cancels the job. */
export function confirmLeave(): Promise<boolean> {
  if (!useJobStore.getState().job) return Promise.resolve(true)
  stay()
  return new Promise((resolve) => {
    useLeaveStore.setState({
      answer: (leave) => {
        useLeaveStore.setState({ answer: undefined })
        resolve(leave)
      },
    })
  })
}

/** Answers a pending question: stay. */
export const stay = () => useLeaveStore.getState().answer?.(false)
