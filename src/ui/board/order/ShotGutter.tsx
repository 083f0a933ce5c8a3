import { Plus } from 'lucide-react'
import type { ShotId } from '../../../domain/ids.ts'
import { chooseShot } from '../../../store/board/chosen-shot.ts'
import { insertShotBefore } from '../../../store/board/order.ts'
import { orderWords as words } from '../../words/en/order.ts'

/** The gutter before a card, which the card owns: what is put between two shots. */
export function ShotGutter({ id, number }: { readonly id: ShotId; readonly number: string }) {
  return (
    <div className="shot-gutter">
      <button
        type="button"
        className="shot-insert"
        aria-label={words.insertBefore(number)}
        onClick={() => chooseShot(insertShotBefore(id))}
      >
        <Plus aria-hidden />
      </button>
    </div>
  )
}
