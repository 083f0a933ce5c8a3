import { countedShots } from '../../../domain/board/counted-shots.ts'
import { type Shot, shownTake } from '../../../domain/board/shot.ts'
import { useChosenShot } from '../../../store/board/chosen-shot.ts'
import { drawShot } from '../../../store/jobs/start-steps.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { Button } from '../../kit/Button.tsx'
import { usePrices } from '../../money/use-prices.ts'
import { useWhyNotDraw } from '../../takes/use-why-not-draw.ts'
import { boardWords } from '../../words/en/board.ts'
import { NeighbourButton } from './NeighbourButton.tsx'

/**
 * A phone's bar below the fields: the shot's neighbours and its next picture; nothing for several.
 */
export function InspectorFoot() {
  const all = useProjectStore(({ project }) => project?.shots)
  const chosen = useChosenShot(({ chosen, selected }) => (selected.size > 1 ? undefined : chosen))
  const shots = all ? countedShots({ shots: all }) : []
  const place = shots.findIndex(({ id }) => id === chosen)
  const shot = shots[place]
  if (!shot) return null
  return <Foot shot={shot} earlier={shots[place - 1]} later={shots[place + 1]} />
}

interface FootProps {
  readonly shot: Shot
  readonly earlier: Shot | undefined
  readonly later: Shot | undefined
}

function Foot({ shot, earlier, later }: FootProps) {
  const why = useWhyNotDraw(shot)
  const prices = usePrices()
  return (
    <div className="inspector-foot">
      <NeighbourButton way="earlier" shot={earlier} />
      <Button
        wide
        why={why}
        price={prices.of('draw', 1, undefined, [shot])}
        onClick={() => void drawShot(shot.id)}
      >
        {shownTake(shot) ? boardWords.newTake : boardWords.draw}
      </Button>
      <NeighbourButton way="later" shot={later} />
    </div>
  )
}
