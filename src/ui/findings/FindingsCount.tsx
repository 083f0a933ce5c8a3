import { flushSync } from 'react-dom'
import { leaveShot } from '../../store/board/chosen-shot.ts'
import { findingWords as words } from '../words/en/findings.ts'
import { FindingIcon } from './FindingIcon.tsx'
import { FINDINGS_ID } from './FindingsPanel.tsx'
import { useBoardFindings } from './use-findings.ts'

/** How much is found; leads to the list. Absent where nothing is. */
export function FindingsCount() {
  const findings = useBoardFindings()
  const [first] = findings
  if (!first) return null
  const show = () => {
    flushSync(leaveShot)
    const title = document.getElementById(FINDINGS_ID)
    title?.scrollIntoView({ block: 'nearest' })
    title?.focus({ preventScroll: true })
  }
  return (
    <button type="button" className="link quiet findings-count" onClick={show}>
      <FindingIcon level={first.level} />
      {words.count(findings.length)}
    </button>
  )
}
