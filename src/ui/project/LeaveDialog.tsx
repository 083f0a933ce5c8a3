import { isPaidFor } from '../../domain/jobs/job.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { useLeaveStore } from '../../store/project/leave.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { Confirm } from '../kit/Confirm.tsx'
import { projectWords as words } from '../words/en/project.ts'

/** Asks before leaving a project or the page cancels a running job. */
export function LeaveDialog() {
  const answer = useLeaveStore((state) => state.answer)
  const paid = useJobStore(({ job }) => isPaidFor(job))
  const name = useProjectStore(({ project }) => project?.name ?? '')
  return (
    <Confirm
      open={answer !== undefined}
      title={words.leaveTitle}
      text={paid ? `${words.leaveText(name)} ${words.leavePaid}` : words.leaveText(name)}
      action={words.leave}
      onConfirm={() => answer?.(true)}
      onClose={() => answer?.(false)}
    />
  )
}
