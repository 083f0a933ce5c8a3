import type { ShotId } from '../../domain/ids.ts'
import { writeShotAfter } from '../../store/jobs/start-steps.ts'
import { useSteps } from '../jobs/use-steps.ts'
import { usePrices } from '../money/use-prices.ts'
import { orderWords as words } from '../words/en/order.ts'
import { stepWords } from '../words/en/steps.ts'
import { ActionItem } from './ShotActionItems.tsx'

/** Asks the director for one shot behind this one. */
export function WriteAfterItem({ id }: { readonly id: ShotId }) {
  const prices = usePrices()
  const price = prices.of('direct', 1, { after: id })
  const why = useSteps().find(({ label }) => label === stepWords.buttons.direct)?.why
  return (
    <ActionItem
      why={why}
      note={price === undefined ? words.writesFrom : words.writesFor(price)}
      onClick={() => void writeShotAfter(id)}
    >
      {words.writeAfter}
    </ActionItem>
  )
}
