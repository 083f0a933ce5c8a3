import { stop } from '../store/job-store.ts'
import { Button } from './Button.tsx'

export function CancelButton() {
  return (
    <Button wide onClick={() => void stop()}>
      Cancel
    </Button>
  )
}
