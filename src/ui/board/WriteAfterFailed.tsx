import type { ShotId } from '../../domain/ids.ts'
import type { Problem } from '../../domain/problem.ts'
import { writeShotAfter } from '../../store/jobs/start-steps.ts'
import { dismissFailedAfter } from '../../store/jobs/store.ts'
import { ProblemActions } from '../jobs/ProblemActions.tsx'
import { Alert } from '../kit/Alert.tsx'
import { usePrices } from '../money/use-prices.ts'

interface WriteAfterFailedProps {
  readonly shot: ShotId
  readonly problem: Problem
}

/** Why no shot could be written behind one, below its card. */
export function WriteAfterFailed({ shot, problem }: WriteAfterFailedProps) {
  const prices = usePrices()
  return (
    <Alert problem={problem} onClose={dismissFailedAfter}>
      <ProblemActions
        problem={problem}
        step="direct"
        price={prices.of('direct', 1, { after: shot })}
        onRetry={() => writeShotAfter(shot)}
        onEdit={() => document.getElementById('scene-text')?.focus()}
      />
    </Alert>
  )
}
