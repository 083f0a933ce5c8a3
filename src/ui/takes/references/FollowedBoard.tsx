import { CONTINUITIES } from '../../../domain/board/reference.ts'
import type { Shot } from '../../../domain/board/shot.ts'
import type { Project } from '../../../domain/project/project.ts'
import { continuityOf } from '../../../domain/takes/continuity.ts'
import { isWordsOnly } from '../../../domain/takes/manifest.ts'
import { setContinuity, setWordsOnly } from '../../../store/takes/references.ts'
import { Select } from '../../kit/Select.tsx'
import { referenceListWords as words } from '../../words/en/reference-list.ts'

interface FollowedBoardProps {
  readonly project: Project
  readonly shot: Shot
  readonly readOnly: boolean
}

/** What follows the board unless the shot says otherwise. */
export function FollowedBoard({ project, shot, readOnly }: FollowedBoardProps) {
  const { continuity: _, ...followed } = shot
  const wordsOnly = isWordsOnly(project, shot)
  return (
    <>
      <div className="fact is-tall">
        <label htmlFor="reference-continuity">{words.continuity}</label>
        <Select
          id="reference-continuity"
          // A select has no read-only state of its own: a choice leaves its value as it is.
          aria-readonly={readOnly || undefined}
          aria-describedby="reference-continuity-help"
          value={shot.continuity ?? ''}
          onChange={({ target }) => {
            const chosen = CONTINUITIES.find((one) => one === target.value)
            if (!readOnly) setContinuity(shot.id, chosen)
          }}
        >
          <option value="">{words.asBoard(words.continuities[continuityOf(project, followed)])}</option>
          {CONTINUITIES.map((one) => (
            <option key={one} value={one}>
              {words.continuities[one]}
            </option>
          ))}
        </Select>
        <p className="quiet" id="reference-continuity-help">
          {shot.references ? words.continuityOwn : words.continuityHelp[continuityOf(project, shot)]}
        </p>
      </div>
      <label className="reference-switch">
        <input
          type="checkbox"
          role="switch"
          aria-labelledby="reference-words"
          aria-describedby="reference-words-help"
          aria-readonly={readOnly || undefined}
          checked={wordsOnly}
          aria-checked={wordsOnly}
          onChange={({ target }) => !readOnly && setWordsOnly(shot.id, target.checked)}
        />
        <span>
          <span id="reference-words">{words.wordsOnly}</span>
          <span className="quiet" id="reference-words-help">
            {words.wordsOnlyHelp}
          </span>
        </span>
      </label>
    </>
  )
}
