import type { Shot } from '../../domain/board/shot.ts'
import type { Problem } from '../../domain/problem.ts'
import { drawAsked, drawWithout } from '../../store/jobs/start-steps.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { useEngine } from '../../store/settings/store.ts'
import { ProblemActions } from '../jobs/ProblemActions.tsx'
import { RecoveryButton } from '../jobs/recovery.tsx'
import { Lazy } from '../kit/Lazy.tsx'
import { lazyComponent } from '../kit/lazy-component.ts'
import { usePrices } from '../money/use-prices.ts'
import { wayOutWords as words } from '../words/en/ways-out.ts'

const DrawWithout = lazyComponent(async () => (await import('../takes/DrawWithout.tsx')).DrawWithout)

interface ShotRecoveryProps {
  readonly shot: Shot
  readonly problem: Problem
  readonly onRetry: () => void
  /** Leads to the words that were sent; undefined where they are covered. */
  readonly onEdit: (() => void) | undefined
}

/** The recovery buttons of a shot's error; after a refusal they include changing the request. */
export function ShotRecovery({ shot, problem, onRetry, onEdit }: ShotRecoveryProps) {
  const { usesModels } = useEngine('draw')
  const prices = usePrices()
  const upscaling = useJobStore(({ shots }) => {
    const progress = shots[shot.id]
    return progress?.status === 'failed' && progress.kind === 'upscale'
  })
  const ask = useJobStore(({ shots }) => {
    const progress = shots[shot.id]
    return progress?.status === 'failed' ? progress.ask : undefined
  })
  const price = ask ? prices.asked(shot, ask)?.price : prices.of('draw', 1, undefined, [shot])
  const idle = useJobStore(({ job }) => job === undefined)
  // An edit and a take's receipt have pictures of their own.
  const isOfManifest = !ask || ask.kind === 'several'
  const whole =
    problem.code === 'edge-shows' && ask?.kind === 'edit'
      ? () => void drawAsked(shot.id, { kind: 'edit', of: ask.of, words: ask.words })
      : undefined
  return (
    <>
      {whole && <RecoveryButton text={words.whole} price={price} onClick={whole} />}
      <ProblemActions
        problem={problem}
        step="draw"
        price={upscaling ? undefined : price}
        onRetry={onRetry}
        onEdit={onEdit}
        onWithoutFrame={
          usesModels && idle && !ask && !shot.references
            ? () => void drawWithout(shot.id, 'identity')
            : undefined
        }
      />
      {problem.code === 'refused' && usesModels && idle && isOfManifest && !upscaling && (
        <Lazy when>
          <DrawWithout shot={shot} ask={ask} price={price} />
        </Lazy>
      )}
    </>
  )
}

/** Leads to the words on a shot's card. */
export const focusWords = ({ id }: Pick<Shot, 'id'>) => document.getElementById(`text-${id}`)?.focus()
