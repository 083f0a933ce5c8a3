import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useState } from 'react'
import { useMovingStore } from '../../store/clip/moving-question.ts'
import { movingWords as words } from '../words/en/moving.ts'

/** Asks whether an animated picture is the clip or the style, where nothing else decides. */
export function MovingDialog() {
  const question = useMovingStore((state) => state.question)
  // The text stays while the dialog fades out.
  const [shown, setShown] = useState(question)
  if (question && question !== shown) setShown(question)
  const text = shown?.isFilm ? words.film : words.moving
  return (
    <AlertDialog.Root
      open={question !== undefined}
      onOpenChange={(open) => !open && question?.answer(undefined)}
    >
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" />
        <AlertDialog.Popup className="dialog small">
          <AlertDialog.Title>{words.title}</AlertDialog.Title>
          <AlertDialog.Description>{text(<bdi>{shown?.name}</bdi>)}</AlertDialog.Description>
          <div className="row row-end">
            <AlertDialog.Close className="button">{words.cancel}</AlertDialog.Close>
            <button type="button" className="button" onClick={() => question?.answer('style')}>
              {words.style}
            </button>
            <button type="button" className="button primary" onClick={() => question?.answer('clip')}>
              {words.clip}
            </button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
