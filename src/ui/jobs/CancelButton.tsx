import { stop } from '../../store/jobs/running.ts'
import { Button } from '../kit/Button.tsx'
import { jobWords } from '../words/en/jobs.ts'

export function CancelButton() {
  return (
    <div className="cancel-job">
      <Button wide onClick={() => void stop()}>
        {jobWords.cancel}
      </Button>
    </div>
  )
}
