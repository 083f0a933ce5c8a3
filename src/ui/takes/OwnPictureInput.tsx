import { ImagePlus } from 'lucide-react'
import type { Shot } from '../../domain/board/shot.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { addOwnPicture } from '../../store/takes/own-picture.ts'
import { Button } from '../kit/Button.tsx'
import { FileInput, IMAGE_TYPES } from '../kit/FileInput.tsx'
import { stepWords } from '../words/en/steps.ts'
import { takesWords as words } from '../words/en/takes.ts'
import { OwnPictureState } from './OwnPictureState.tsx'

/** Takes a file as a picture of the shot. */
export function OwnPictureInput({ shot }: { readonly shot: Shot }) {
  const readOnly = useProjectStore((state) => state.readOnly)
  return (
    <>
      <OwnPictureState id={shot.id} />
      {readOnly ? (
        <Button wide why={stepWords.whyNot.readOnly} onClick={() => undefined}>
          {words.ownPicture}
        </Button>
      ) : (
        <FileInput
          label={words.ownPicture}
          accept={IMAGE_TYPES}
          className="button wide"
          onFiles={(files) => addOwnPicture(shot.id, files)}
        >
          <ImagePlus aria-hidden />
          {words.ownPicture}
        </FileInput>
      )}
    </>
  )
}
