import { flushSync } from 'react-dom'
import { leaveShot } from '../../store/board/chosen-shot.ts'
import { openDock } from '../../store/jobs/dock.ts'

/** Element id of the list of findings. */
export const FINDINGS_ID = 'findings'

/** Leads to the list of findings; the inspector, which may hide it, closes, and the dock opens. */
export function showFindings(): void {
  flushSync(leaveShot)
  if (!document.getElementById(FINDINGS_ID)?.getClientRects().length) flushSync(() => openDock(true))
  const title = document.getElementById(FINDINGS_ID)
  title?.scrollIntoView({ block: 'nearest' })
  title?.focus({ preventScroll: true })
}
