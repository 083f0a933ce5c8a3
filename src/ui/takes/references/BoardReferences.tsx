import type { Project } from '../../../domain/project/project.ts'
import { boardContinuity } from '../../../domain/takes/continuity.ts'
import { earlierWish } from '../../../domain/takes/earlier-wish.ts'
import { useModels } from '../../../store/models/store.ts'
import { setBoardContinuity, setBoardNoFrame, setBoardWordsOnly } from '../../../store/takes/references.ts'
import { referenceListWords as words } from '../../words/en/reference-list.ts'
import { ContinuityChoice } from './ContinuityChoice.tsx'
import { continuityName } from './continuity-name.ts'
import { ReferenceSwitch } from './ReferenceSwitch.tsx'

interface BoardReferencesProps {
  readonly project: Project
  readonly readOnly: boolean
}

/** What every shot follows that does not say otherwise; folded, because it is set once a board. */
export function BoardReferences({ project, readOnly }: BoardReferencesProps) {
  const earlier = earlierWish(useModels().settings.imageReferences)
  const { continuity: said, ...unsaid } = project
  return (
    <details className="reference-board">
      <summary>{words.board}</summary>
      <ContinuityChoice
        project={project}
        id="board-continuity"
        value={said}
        unset={words.automatically(continuityName(project, boardContinuity(unsaid, earlier.continuity)))}
        help={words.continuityHelp[boardContinuity(project, earlier.continuity)]}
        readOnly={readOnly}
        onChange={setBoardContinuity}
      />
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
