import { withShotsMoved } from '../../../domain/board/board.ts'
import type { Shot } from '../../../domain/board/shot.ts'
import type { Project } from '../../../domain/project/project.ts'
import { leaveShot } from '../../../store/board/chosen-shot.ts'
import { selectAllShots, selectShots } from '../../../store/board/select-shots.ts'
import { bringBackShots, deleteShots, duplicateShots, moveShots } from '../../../store/board/several.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { Button } from '../../kit/Button.tsx'
import { severalWords as words } from '../../words/en/several.ts'
import { stepWords } from '../../words/en/steps.ts'
import { HeadFrame } from './HeadFrame.tsx'
import { ShotFields } from './ShotFields.tsx'

interface SeveralShotsProps {
  readonly project: Project
  /** In the order of the board. */
  readonly shots: readonly Shot[]
  readonly onClose: () => void
}

/** The inspector of several shots: what changes here changes in all of them, as one step. */
export function SeveralShots({ project, shots, onClose }: SeveralShotsProps) {
  const readOnly = useProjectStore((state) => state.readOnly)
  const ids = new Set(shots.map(({ id }) => id))
  const notMine = readOnly ? stepWords.whyNot.readOnly : undefined
  const stays = (by: 1 | -1) => withShotsMoved(project, ids, by) === project
  const locked = project.numbering?.locked === true
  const omitted = shots.filter((shot) => shot.omitted).length
  return (
    <>
      <HeadFrame title={words.selected(shots.length)} onClose={onClose} />
      <div className="several-actions">
        <Button onClick={selectAllShots} plain>
          {words.all}
        </Button>
        <Button onClick={leaveShot} plain>
          {words.leave}
        </Button>
        <Button why={notMine ?? (stays(-1) ? words.atStart : undefined)} onClick={() => moveShots(ids, -1)}>
          {words.earlier}
        </Button>
        <Button why={notMine ?? (stays(1) ? words.atEnd : undefined)} onClick={() => moveShots(ids, 1)}>
          {words.later}
        </Button>
        <Button why={notMine} onClick={() => selectShots(duplicateShots(ids))}>
          {words.duplicate}
        </Button>
        {omitted > 0 && (
          <Button why={notMine} onClick={() => bringBackShots(ids)}>
            {words.bringBack}
          </Button>
        )}
        <Button
          why={notMine ?? (omitted === shots.length ? words.allOmitted : undefined)}
          onClick={() => deleteShots(ids)}
        >
          {locked ? words.omit : words.delete}
        </Button>
      </div>
      <div className="tab-panel">
        <ShotFields key={[...ids].join()} shots={shots} />
      </div>
    </>
  )
}
