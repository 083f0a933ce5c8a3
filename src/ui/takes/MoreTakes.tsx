import { useState } from 'react'
import { type Shot, shownTake, type Take } from '../../domain/board/shot.ts'
import type { Project } from '../../domain/project/project.ts'
import { whyNoReplay } from '../../domain/takes/no-replay.ts'
import { MOST_TAKES, type TakeAsk } from '../../domain/takes/take-ask.ts'
import { drawAsked, drawShot } from '../../store/jobs/start-steps.ts'
import { useEngine } from '../../store/settings/store.ts'
import { Button } from '../kit/Button.tsx'
import { Select } from '../kit/Select.tsx'
import { usePrices } from '../money/use-prices.ts'
import { boardWords } from '../words/en/board.ts'
import { moreTakesWords as words } from '../words/en/more-takes.ts'
import { number } from '../words/format.ts'
import { EditTake } from './edit/EditTake.tsx'
import { useLost } from './use-lost.ts'
import { useReceiver } from './use-receiver.ts'
import { roomReason, useWhyNotAsk, useWhyOffline } from './use-why-not-ask.ts'
import { useWhyNotDraw } from './use-why-not-draw.ts'

/** From how many takes at once the best is chosen. */
const COUNTS = Array.from({ length: MOST_TAKES - 1 }, (_, i) => i + 2)

interface MoreTakesProps {
  readonly project: Project
  readonly shot: Shot
}

/** What can be drawn of a shot: a new take, several at once, a variation of the shown one. */
export function MoreTakes({ project, shot }: MoreTakesProps) {
  const [count, setCount] = useState(3)
  const prices = usePrices()
  const take = shownTake(shot)
  const whyNot = useWhyNotDraw(shot)
  const why = useWhyOffline() ?? whyNot
  return (
    <fieldset className="more-takes" aria-label={words.more}>
      <div className="row">
        <Button
          why={why}
          price={prices.of('draw', 1, undefined, [shot])}
          onClick={() => void drawShot(shot.id)}
        >
          {take ? boardWords.newTake : boardWords.draw}
        </Button>
        {take && <Variation project={project} shot={shot} take={take} />}
        {take && <EditTake shot={shot} take={take} />}
      </div>
      <div className="row">
        <Ask shot={shot} ask={{ kind: 'several', count }} name={words.several(count)} />
        <Select
          aria-label={words.count}
          value={count}
          onChange={(event) => setCount(Number(event.target.value))}
        >
          {COUNTS.map((one) => (
            <option key={one} value={one}>
              {number(one)}
            </option>
          ))}
        </Select>
      </div>
    </fieldset>
  )
}

function Variation({ project, shot, take }: MoreTakesProps & { readonly take: Take }) {
  const { id } = useEngine('draw')
  const no = whyNoReplay(project, take, id, useReceiver())
  const lost = useLost(take.blob)
  return (
    <Ask
      shot={shot}
      ask={{ kind: 'variation', of: take.id }}
      name={words.variation}
      why={no ? words.noReplay[no] : lost}
    />
  )
}

interface AskProps {
  readonly shot: Shot
  readonly ask: TakeAsk
  readonly name: string
  readonly why?: string | undefined
}

/** A button that asks for more than a new take, with its own price. */
export function Ask({ shot, ask, name, why }: AskProps) {
  const notNow = useWhyNotAsk(shot)
  const price = usePrices().asked(shot, ask)
  return (
    <Button
      why={why ?? notNow ?? roomReason(ask, price?.room)}
      price={price?.price}
      onClick={() => void drawAsked(shot.id, ask)}
    >
      {name}
    </Button>
  )
}
