import { placeKey, placeOf } from '../../domain/findings/finding-place.ts'
import type { Finding } from '../../domain/findings/findings.ts'
import { openFindings, useFindings } from '../../store/findings/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { findingWords as words } from '../words/en/findings.ts'
import { FindingIcon } from './FindingIcon.tsx'
import { whyText } from './finding-text.ts'
import { FINDINGS_ID } from './show-findings.ts'
import { showMark } from './show-mark.ts'
import { useBoardFindings, useLabels } from './use-findings.ts'

/** All findings of the board as a list; a click leads to the cards. */
export function FindingsPanel() {
  const findings = useBoardFindings()
  const english = useFindings((state) => state.english)
  const hasTexts = useProjectStore(({ project }) => project?.shots.some(({ text }) => text.trim() !== ''))
  return (
    <>
      <p className="visually-hidden" role="status">
        {findings.length > 0 ? words.count(findings.length) : words.none}
      </p>
      {(findings.length > 0 || (hasTexts && !english)) && (
        <section className="panel findings" aria-labelledby={FINDINGS_ID}>
          <div className="panel-head">
            <h2 id={FINDINGS_ID} tabIndex={-1}>
              {words.title}
            </h2>
          </div>
          {findings.length > 0 && (
            <ul aria-label={words.title}>
              {findings.map((finding) => (
                <FindingRow key={finding.key} finding={finding} />
              ))}
            </ul>
          )}
          {hasTexts && !english && <p className="quiet">{words.notEnglish}</p>}
        </section>
      )}
    </>
  )
}

function FindingRow({ finding: { found, level, shots } }: { readonly finding: Finding }) {
  const labelOf = useLabels()
  const [first, last] = [shots[0], shots.at(-1)]
  const place = placeOf({ found, shots })
  if (!first || !last || !place) return null
  const open = () => {
    showMark(placeKey(place))
    openFindings(placeKey(place))
  }
  return (
    <li>
      <button type="button" className="finding-row" onClick={open}>
        <FindingIcon level={level} />
        <span>
          {words.names[found.code]}
          <span className="quiet">{whyText(found)}</span>
        </span>
        <span className="quiet figures">
          {first === last ? labelOf(last) : words.between(labelOf(first), labelOf(last))}
        </span>
      </button>
    </li>
  )
}
