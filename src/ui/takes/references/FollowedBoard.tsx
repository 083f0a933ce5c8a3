import { CONTINUITIES } from '../../../domain/board/reference.ts'
import type { Shot } from '../../../domain/board/shot.ts'
import type { Project } from '../../../domain/project/project.ts'
import { boardContinuity, continuityOf } from '../../../domain/takes/continuity.ts'
import { earlierWish } from '../../../domain/takes/earlier-wish.ts'
import { isWordsOnly } from '../../../domain/takes/manifest.ts'
import { useModels } from '../../../store/models/store.ts'
import { setContinuity, setWordsOnly } from '../../../store/takes/references.ts'
import { Select } from '../../kit/Select.tsx'
import { referenceListWords as words } from '../../words/en/reference-list.ts'
import { ReferenceSwitch } from './ReferenceSwitch.tsx'

interface FollowedBoardProps {
  readonly project: Project
  readonly shot: Shot
  readonly readOnly: boolean
}

/** What follows the board unless the shot says otherwise. */
export function FollowedBoard({ project, shot, readOnly }: FollowedBoardProps) {
  const earlier = earlierWish(useModels().settings.imageReferences)
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
          <option value="">
            {words.asBoard(words.continuities[boardContinuity(project, earlier.continuity)])}
          </option>
          {CONTINUITIES.map((one) => (
            <option key={one} value={one}>
              {words.continuities[one]}
            </option>
          ))}
        </Select>
        <p className="quiet" id="reference-continuity-help">
          {shot.references
            ? words.continuityOwn
            : words.continuityHelp[continuityOf(project, shot, earlier.continuity)]}
        </p>
      </div>
      <ReferenceSwitch
        id="reference-words"
        name={words.wordsOnly}
        help={words.wordsOnlyHelp}
        checked={wordsOnly}
        readOnly={readOnly}
        onChange={(checked) => setWordsOnly(shot.id, checked)}
      />
    </>
  )
}
