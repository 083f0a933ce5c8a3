import { useLeaveStore } from '../store/leave.ts'
import { Confirm } from './Confirm.tsx'

/** Asks before a running job is cancelled by leaving its project, or the page. */
export function LeaveDialog() {
  const answer = useLeaveStore((state) => state.answer)
  return (
    <Confirm
      open={answer !== undefined}
      title="A job is still running"
      text="Going on cancels it. What has arrived is kept; a call that is under way may be billed."
      action="Cancel the job"
      onConfirm={() => answer?.(true)}
      onClose={() => answer?.(false)}
    />
  )
}
