import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { type Shot, type Take, takeNumber } from '../../../domain/board/shot.ts'
import { useEngine } from '../../../store/settings/store.ts'
import { useBlobUrl } from '../../kit/use-blob-url.ts'
import { editTakeWords as words } from '../../words/en/edit-take.ts'
import { kitWords } from '../../words/en/kit.ts'
import { EditByControls } from './EditByControls.tsx'
import { EditByWords } from './EditByWords.tsx'

interface EditDialogProps {
  readonly shot: Shot
  readonly take: Take
  readonly open: boolean
  readonly onClose: () => void
}

/** Changes a take: by words where a model draws, by controls where Sketch does. */
export function EditDialog({ shot, take, open, onClose }: EditDialogProps) {
  const { usesModels } = useEngine('draw')
  const url = useBlobUrl(take.blob)
  const Edit = usesModels ? EditByWords : EditByControls
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog edit-take">
          <div className="dialog-head">
            <Dialog.Title>{words.title(takeNumber(shot, take))}</Dialog.Title>
            <Dialog.Description className="quiet">{words.kept}</Dialog.Description>
            <Dialog.Close className="icon-button push-end" aria-label={kitWords.close}>
              <X aria-hidden />
            </Dialog.Close>
          </div>
          <Edit shot={shot} take={take} url={url} onDone={onClose} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
