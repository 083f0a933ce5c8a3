import type { Project } from '../../../domain/project/project.ts'
import type { Crop, Subject } from '../../../domain/scene/subject.ts'
import { addCrop, cutCrop, putCropFirst, removeCrop } from '../../../store/scene/subjects.ts'
import { Button } from '../../kit/Button.tsx'
import { whoWords as words } from '../../words/en/who.ts'
import { CutDialog } from './CutDialog.tsx'

interface CropDialogProps {
  readonly project: Project
  readonly subject: Subject
  /** Absent for a new one. */
  readonly crop: Crop | undefined
  readonly readOnly: boolean
  readonly onClose: () => void
}

/** Cuts a crop of an entry out of a frame, puts it first, or removes it. */
export function CropDialog({ project, subject, crop, readOnly, onClose }: CropDialogProps) {
  const isFirst = crop !== undefined && subject.crops?.[0]?.id === crop.id
  const closing = (act: () => void) => () => {
    act()
    onClose()
  }
  return (
    <CutDialog
      project={project}
      title={words.cropTitle(subject.label)}
      cut={crop}
      readOnly={readOnly}
      onCut={(cut) => (crop ? cutCrop(subject.id, crop.id, cut) : addCrop(subject.id, cut))}
      onClose={onClose}
      more={(held) =>
        crop && (
          <>
            <Button why={held} onClick={closing(() => removeCrop(subject.id, crop.id))}>
              {words.removeCrop}
            </Button>
            <Button
              why={held ?? (isFirst ? words.isFirstCrop : undefined)}
              onClick={closing(() => putCropFirst(subject.id, crop.id))}
            >
              {words.first}
            </Button>
          </>
        )
      }
    />
  )
}
