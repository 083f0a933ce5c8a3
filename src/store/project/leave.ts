import { create } from 'zustand'
import { useJobStore } from '../jobs/store.ts'

interface LeaveState {
  /** Waits for the person's answer. */
  readonly answer?: ((leave: boolean) => void) | undefined
}

export const useLeaveStore = create<LeaveState>(() => ({}))

/**
 * Whether the open project may be left: asked while a job runs in it, because leaving cancels the
 * job.
 */
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

/** Answers a question that waits: one stays. */
export const stay = () => useLeaveStore.getState().answer?.(false)
