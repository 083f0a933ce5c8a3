import type { Finding } from '../../domain/findings/findings.ts'
import { fixFinding, leaveFinding } from '../../store/findings/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { findingWords as words } from '../words/en/findings.ts'
import { FindingIcon } from './FindingIcon.tsx'
import { type LabelOf, resultText, whyText } from './finding-text.ts'

interface FindingTextProps {
  readonly finding: Finding
  readonly labelOf: LabelOf
  /** Runs what removes the finding, and takes care of the focus. */
  readonly act: (action: () => void) => void
}

/** One finding: the rule, why, the fixes with what each leads to, and Leave as it is. */
export function FindingText({ finding, labelOf, act }: FindingTextProps) {
  const readOnly = useProjectStore((state) => state.readOnly)
  const { found, level, fixes } = finding
  return (
    <section className="finding" aria-label={words.names[found.code]}>
      <h3>
        <FindingIcon level={level} />
        {words.names[found.code]}
      </h3>
      <p>{whyText(found)}</p>
      {readOnly ? (
        <p className="quiet">{words.readOnly}</p>
      ) : (
        <>
          {fixes.map((fix) => {
            const result = resultText(fix.edit, labelOf)
            return (
              <button
                key={`${fix.code} ${result}`}
                type="button"
                className="finding-fix"
                onClick={() => act(() => fixFinding(finding, fix))}
              >
                <span>{words.fixes[fix.code]}</span> <span className="quiet">{result}</span>
              </button>
            )
          })}
          <button
            type="button"
            className="button plain finding-leave"
            onClick={() => act(() => leaveFinding(finding))}
          >
            {words.leave}
          </button>
        </>
      )}
    </section>
  )
}
