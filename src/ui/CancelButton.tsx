import { stop } from '../store/job-store.ts'
import { Button } from './Button.tsx'

export function CancelButton() {
  return (
    <div className="cancel">
      <Button wide onClick={() => void stop()}>
        Cancel
      </Button>
    </div>
  )
}
