import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useEffect } from 'react'
import { useNewListStore } from '../../../store/board/new-list.ts'
import { orderWords as words } from '../../words/en/order.ts'

/** Asks where a new shot list goes, once numbers are locked. */
export function NewListDialog() {
  const answer = useNewListStore((state) => state.answer)
  // The question ends with the board that it is about.
  useEffect(() => () => useNewListStore.getState().answer?.(undefined), [])
  return (
    <AlertDialog.Root open={answer !== undefined} onOpenChange={(open) => !open && answer?.(undefined)}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" />
        <AlertDialog.Popup className="dialog small">
          <AlertDialog.Title>{words.newListTitle}</AlertDialog.Title>
          <AlertDialog.Description>{words.newListText}</AlertDialog.Description>
          <div className="row row-end">
            <AlertDialog.Close className="button">{words.cancel}</AlertDialog.Close>
            <button type="button" className="button" onClick={() => answer?.('omit')}>
              {words.omitAll}
            </button>
            <button type="button" className="button primary" onClick={() => answer?.('end')}>
              {words.addAtEnd}
            </button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
