import { Plus } from 'lucide-react'
import type { ShotId } from '../../../domain/ids.ts'
import { chooseShot } from '../../../store/board/chosen-shot.ts'
import { useLiftedStore } from '../../../store/board/lifted-shot.ts'
import { insertShotBefore } from '../../../store/board/order.ts'
import { orderWords as words } from '../../words/en/order.ts'

interface ShotGutterProps {
  readonly id: ShotId
  readonly number: string
  readonly place: number
}

/** The gutter before a card, which the card owns: what is put between two shots. */
export function ShotGutter({ id, number, place }: ShotGutterProps) {
  // A lifted shot lands before the card that it is over, or after it when it comes from before.
  const drops = useLiftedStore(({ lifted }) => {
    if (!lifted || lifted.place !== place || lifted.place === lifted.from) return ''
    return lifted.place < lifted.from ? 'drops-before' : 'drops-after'
  })
  return (
    <div className={`shot-gutter ${drops}`}>
      <button
        type="button"
        className="shot-insert"
        data-no-stop
        aria-label={words.insertBefore(number)}
        onClick={() => chooseShot(insertShotBefore(id))}
      >
        <Plus aria-hidden />
      </button>
    </div>
  )
}
