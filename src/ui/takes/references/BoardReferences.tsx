import { CONTINUITIES } from '../../../domain/board/reference.ts'
import type { Project } from '../../../domain/project/project.ts'
import { boardContinuity } from '../../../domain/takes/continuity.ts'
import { earlierWish } from '../../../domain/takes/earlier-wish.ts'
import { useModels } from '../../../store/models/store.ts'
import { setBoardContinuity, setBoardNoFrame, setBoardWordsOnly } from '../../../store/takes/references.ts'
import { Select } from '../../kit/Select.tsx'
import { referenceListWords as words } from '../../words/en/reference-list.ts'
import { ReferenceSwitch } from './ReferenceSwitch.tsx'

interface BoardReferencesProps {
  readonly project: Project
  readonly readOnly: boolean
}

/** What every shot follows that does not say otherwise; folded, because it is set once a board. */
export function BoardReferences({ project, readOnly }: BoardReferencesProps) {
  const earlier = earlierWish(useModels().settings.imageReferences)
  const { continuity: said, ...unsaid } = project
  const now = boardContinuity(project, earlier.continuity)
  return (
    <details className="reference-board">
      <summary>{words.board}</summary>
      <div className="fact is-tall">
        <label htmlFor="board-continuity">{words.continuity}</label>
        <Select
          id="board-continuity"
          // A select has no read-only state of its own: a choice leaves its value as it is.
          aria-readonly={readOnly || undefined}
          aria-describedby="board-continuity-help"
          value={said ?? ''}
          onChange={({ target }) => {
            const chosen = CONTINUITIES.find((one) => one === target.value)
            if (!readOnly) setBoardContinuity(chosen)
          }}
        >
          <option value="">
            {words.automatically(words.continuities[boardContinuity(unsaid, earlier.continuity)])}
          </option>
          {CONTINUITIES.map((one) => (
            <option key={one} value={one}>
              {words.continuities[one]}
            </option>
          ))}
        </Select>
        <p className="quiet" id="board-continuity-help">
          {words.continuityHelp[now]}
        </p>
      </div>
      <ReferenceSwitch
        id="board-words-only"
        name={words.wordsOnly}
        help={words.boardWordsOnlyHelp}
        checked={project.wordsOnly ?? false}
        readOnly={readOnly}
        onChange={setBoardWordsOnly}
      />
      <ReferenceSwitch
        id="board-no-frame"
        name={words.noFrame}
        help={words.noFrameHelp}
        checked={project.noFrame ?? earlier.noFrame ?? false}
        readOnly={readOnly}
        onChange={setBoardNoFrame}
      />
    </details>
  )
}
