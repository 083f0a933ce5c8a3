import { type Shot, type Take, takeNumber } from '../../../domain/board/shot.ts'
import type { TakeId } from '../../../domain/ids.ts'
import { useEngine } from '../../../store/settings/store.ts'
import { FullDialog } from '../../kit/FullDialog.tsx'
import { useBlobUrl } from '../../kit/use-blob-url.ts'
import { editTakeWords as words } from '../../words/en/edit-take.ts'
import { EditByControls } from './EditByControls.tsx'
import { EditByWords } from './EditByWords.tsx'

interface EditDialogProps {
  readonly shot: Shot
  readonly take: Take
  readonly open: boolean
  /** Another take is edited instead. */
  readonly onFurther: (take: TakeId) => void
  readonly onClose: () => void
}

/** Changes a take: by words where a model draws, by controls where Sketch does. */
export function EditDialog({ shot, take, open, onFurther, onClose }: EditDialogProps) {
  const { leavesDevice } = useEngine('draw')
  const url = useBlobUrl(take.blob)
  return (
    <FullDialog open={open} onClose={onClose} title={words.title(takeNumber(shot, take))} lead={words.kept}>
      {leavesDevice ? (
        <EditByWords shot={shot} take={take} url={url} onFurther={onFurther} />
      ) : (
        <EditByControls shot={shot} take={take} url={url} onDone={onClose} />
      )}
    </FullDialog>
  )
}
