import { useLeaveStore } from '../../store/project/leave.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { Confirm } from '../kit/Confirm.tsx'

/** Asks before a running job is cancelled by leaving its project, or the page. */
export function LeaveDialog() {
  const answer = useLeaveStore((state) => state.answer)
  const name = useProjectStore(({ project }) => project?.name ?? '')
  return (
    <Confirm
      open={answer !== undefined}
      title="A job is still running"
      text={`It belongs to “${name}”. Going on cancels it; what has arrived is kept, a call that is under way may be billed.`}
      action="Cancel the job"
      onConfirm={() => answer?.(true)}
      onClose={() => answer?.(false)}
    />
  )
}
