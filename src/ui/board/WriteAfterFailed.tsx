import type { ShotId } from '../../domain/ids.ts'
import type { Problem } from '../../domain/problem.ts'
import { dismissFailedAfter } from '../../store/board/leave-unwritten.ts'
import { writeShotAfter } from '../../store/jobs/start-steps.ts'
import { ProblemActions } from '../jobs/ProblemActions.tsx'
import { Alert } from '../kit/Alert.tsx'
import { usePrices } from '../money/use-prices.ts'
import { orderWords } from '../words/en/order.ts'

interface WriteAfterFailedProps {
  readonly shot: ShotId
  readonly problem: Problem
  /** The shot's number, where it does not stand below the shot. */
  readonly number?: string
}

/** Why no shot could be written after one: below its card, or with its number in other views. */
export function WriteAfterFailed({ shot, problem, number }: WriteAfterFailedProps) {
  const prices = usePrices()
  return (
    <div className="below-card">
      {number !== undefined && <strong>{orderWords.writeAfterShot(number)}</strong>}
      <Alert problem={problem} onClose={dismissFailedAfter}>
        <ProblemActions
          problem={problem}
          step="direct"
          price={prices.of('direct', 1, { after: shot })}
          onRetry={() => writeShotAfter(shot)}
          onEdit={() => document.getElementById('scene-text')?.focus()}
        />
      </Alert>
    </div>
  )
}
