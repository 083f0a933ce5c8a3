import { findingWords as words } from '../words/en/findings.ts'
import { FindingIcon } from './FindingIcon.tsx'
import { showFindings } from './show-findings.ts'
import { useBoardFindings } from './use-findings.ts'

/** How much is found; leads to the list. Absent where nothing is. */
export function FindingsCount() {
  const findings = useBoardFindings()
  const [first] = findings
  if (!first) return null
  return (
    <button type="button" className="link quiet findings-count" onClick={showFindings}>
      <FindingIcon level={first.level} />
      {words.count(findings.length)}
    </button>
  )
}
