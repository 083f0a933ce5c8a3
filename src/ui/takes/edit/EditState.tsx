import type { Shot } from '../../../domain/board/shot.ts'
import { drawAgain } from '../../../store/jobs/start-steps.ts'
import { useJobStore } from '../../../store/jobs/store.ts'
import { ShotRecovery } from '../../board/ShotRecovery.tsx'
import { CancelButton } from '../../jobs/CancelButton.tsx'
import { Alert } from '../../kit/Alert.tsx'

interface EditStateProps {
  readonly shot: Shot
  /** Leads to the words; absent where they are covered. */
  readonly onEdit?: () => void
}

/** What becomes of a drawing while the dialog covers its card: Cancel, or why it failed. */
export function EditState({ shot, onEdit }: EditStateProps) {
  const progress = useJobStore((state) => state.shots[shot.id])
  if (!progress) return null
  if (progress.status !== 'failed') return <CancelButton />
  const { problem } = progress
  return (
    <Alert problem={problem}>
      <ShotRecovery shot={shot} problem={problem} onRetry={() => void drawAgain(shot.id)} onEdit={onEdit} />
    </Alert>
  )
}
