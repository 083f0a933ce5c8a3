import type { Shot } from '../../../domain/board/shot.ts'
import { useChosenShot } from '../../../store/board/chosen-shot.ts'
import { bringBackOmitted } from '../../../store/board/order.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { Button } from '../../kit/Button.tsx'
import { orderWords as words } from '../../words/en/order.ts'
import { stepWords } from '../../words/en/steps.ts'

/** A shot that was taken out of a board with locked numbers, in its place. */
export function OmittedShot({ shot, number }: { readonly shot: Shot; readonly number: string }) {
  const selected = useChosenShot((state) => state.selected.has(shot.id))
  const readOnly = useProjectStore((state) => state.readOnly)
  return (
    <article
      className={selected ? 'shot-omitted is-chosen' : 'shot-omitted'}
      aria-label={words.omittedShot(number)}
    >
      <s className="figures">{number}</s>
      <strong>{words.omitted}</strong>
      <p className="quiet">{words.keepsNumber}</p>
      <Button
        why={readOnly ? stepWords.whyNot.readOnly : undefined}
        onClick={() => bringBackOmitted(shot.id)}
      >
        {words.bringBack}
      </Button>
    </article>
  )
}
