import { ListPlus } from 'lucide-react'
import type { Project } from '../../domain/project/project.ts'
import { leaveRest } from '../../store/board/leave-unwritten.ts'
import { useJournalStore } from '../../store/jobs/interrupted.ts'
import { writeRest } from '../../store/jobs/start-steps.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { useSteps } from '../jobs/use-steps.ts'
import { Button } from '../kit/Button.tsx'
import { usePrices } from '../money/use-prices.ts'
import { boardWords as words } from '../words/en/board.ts'
import { stepWords } from '../words/en/steps.ts'
import { wayOutWords } from '../words/en/ways-out.ts'

/**
 * What is left of a list that was asked for in parts. A failure that is shown, and the notice of an
 * interrupted job, offer the same.
 */
export function RestOfList({ project }: { readonly project: Project }) {
  const list = project.unfinishedList
  const directing = useJobStore(({ job }) => job?.kind === 'direct')
  const failed = useJobStore(({ restFailed, job, last }) => restFailed && (job ?? last)?.kind !== 'draw')
  const shown = useProjectStore(({ problems: { shots } }) => shots?.charge !== undefined && !shots.came)
  const interrupted = useJournalStore(({ broken }) => broken?.list !== undefined)
  const readOnly = useProjectStore((state) => state.readOnly)
  const prices = usePrices()
  const why = useSteps().find(({ label }) => label === stepWords.buttons.direct)?.why
  if (!list || list.shots.length >= list.wanted) return null
  if (directing || (shown && failed) || interrupted) return null
  return (
    <div className="notice" role="status">
      <ListPlus aria-hidden />
      <p>
        <strong>{words.written(list.shots.length, list.wanted)}</strong>
      </p>
      <div className="row">
        <Button why={why} price={prices.of('direct', 1, 'rest')} onClick={() => void writeRest()}>
          {wayOutWords.writeRest}
        </Button>
        <Button why={readOnly ? stepWords.whyNot.readOnly : undefined} onClick={leaveRest}>
          {words.leaveRest}
        </Button>
      </div>
    </div>
  )
}
