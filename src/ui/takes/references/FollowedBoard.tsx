import type { Shot } from '../../../domain/board/shot.ts'
import type { Project } from '../../../domain/project/project.ts'
import { boardContinuity, continuityOf } from '../../../domain/takes/continuity.ts'
import { earlierWish } from '../../../domain/takes/earlier-wish.ts'
import { isWordsOnly } from '../../../domain/takes/manifest.ts'
import { useModels } from '../../../store/models/store.ts'
import { setContinuity, setWordsOnly } from '../../../store/takes/references.ts'
import { referenceListWords as words } from '../../words/en/reference-list.ts'
import { ContinuityChoice } from './ContinuityChoice.tsx'
import { continuityName } from './continuity-name.ts'
import { ReferenceSwitch } from './ReferenceSwitch.tsx'

interface FollowedBoardProps {
  readonly project: Project
  readonly shot: Shot
  readonly readOnly: boolean
}

/** What follows the board unless the shot says otherwise. */
export function FollowedBoard({ project, shot, readOnly }: FollowedBoardProps) {
  const earlier = earlierWish(useModels().settings.imageReferences)
  return (
    <>
      <ContinuityChoice
        project={project}
        id="reference-continuity"
        value={shot.continuity}
        unset={words.asBoard(continuityName(project, boardContinuity(project, earlier.continuity)))}
        help={
          shot.references
            ? words.continuityOwn
            : words.continuityHelp[continuityOf(project, shot, earlier.continuity)]
        }
        readOnly={readOnly}
        onChange={(chosen) => setContinuity(shot.id, chosen)}
      />
      <ReferenceSwitch
        id="reference-words"
        name={words.wordsOnly}
        help={words.wordsOnlyHelp}
        checked={isWordsOnly(project, shot)}
        readOnly={readOnly}
        onChange={(checked) => setWordsOnly(shot.id, checked)}
      />
    </>
  )
}
