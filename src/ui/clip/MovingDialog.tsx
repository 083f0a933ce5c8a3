import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useState } from 'react'
import { useMovingStore } from '../../store/clip/moving-question.ts'

/** Asks what a picture that moves is for, where nothing else tells. */
export function MovingDialog() {
  const question = useMovingStore((state) => state.question)
  // What is said stays while the dialog fades away.
  const [shown, setShown] = useState(question)
  if (question && question !== shown) setShown(question)
  const what = shown?.isFilm ? 'is a photo with a short film in it' : 'is a picture that moves'
  const still = shown?.isFilm ? 'the photo' : 'its first picture'
  return (
    <AlertDialog.Root
      open={question !== undefined}
      onOpenChange={(open) => !open && question?.answer(undefined)}
    >
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" />
        <AlertDialog.Popup className="dialog small">
          <AlertDialog.Title>Clip or style picture?</AlertDialog.Title>
          <AlertDialog.Description>
            <bdi>{shown?.name}</bdi> {what}. As the clip, its frames are sampled. As the style picture,{' '}
            {still} is used.
          </AlertDialog.Description>
          <div className="row row-end">
            <AlertDialog.Close className="button">Cancel</AlertDialog.Close>
            <button type="button" className="button" onClick={() => question?.answer('style')}>
              Style picture
            </button>
            <button type="button" className="button primary" onClick={() => question?.answer('clip')}>
              Clip
            </button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
