import { useLeaveStore } from '../../store/project/leave.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { Confirm } from '../kit/Confirm.tsx'
import { projectWords as words } from '../words/en/project.ts'

/** Asks before a running job is cancelled by leaving its project, or the page. */
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
