import { useLeaveStore } from '../../store/project/leave.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { Confirm } from '../kit/Confirm.tsx'
import { projectWords as words } from '../words/en/project.ts'

/** Asks before leaving a project or the page cancels a running job. */
export function LeaveDialog() {
  const answer = useLeaveStore((state) => state.answer)
  const name = useProjectStore(({ project }) => project?.name ?? '')
  return (
    <Confirm
      open={answer !== undefined}
      title={words.leaveTitle}
      text={words.leaveText(name)}
      action={words.leave}
      onConfirm={() => answer?.(true)}
      onClose={() => answer?.(false)}
    />
  )
}
