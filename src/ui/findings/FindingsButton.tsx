import { findingWords as words } from '../words/en/findings.ts'
import { number } from '../words/format.ts'
import { FindingIcon } from './FindingIcon.tsx'
import { showFindings } from './show-findings.ts'
import { useBoardFindings } from './use-findings.ts'

/** The same count in the board's bar, where a number must do in little room. */
export function FindingsButton() {
  const findings = useBoardFindings()
  const [first] = findings
  if (!first) return null
  return (
    <button
      type="button"
      className="button plain board-tool"
      aria-label={words.count(findings.length)}
      onClick={showFindings}
    >
      <FindingIcon level={first.level} />
      <span className="figures" aria-hidden>
        {number(findings.length)}
      </span>
    </button>
  )
}
