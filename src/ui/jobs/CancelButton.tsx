import { stop } from '../../store/jobs/run.ts'
import { Button } from '../kit/Button.tsx'

export function CancelButton() {
  return (
    <div className="cancel-job">
      <Button wide onClick={() => void stop()}>
        Cancel
      </Button>
    </div>
  )
}
