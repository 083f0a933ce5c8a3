import { isShotStep } from '../../domain/jobs/steps.ts'
import { pause, resume } from '../../store/jobs/running.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import { retryCount, retryFailed } from '../../store/takes/drawing.ts'
import { Button } from '../kit/Button.tsx'
import { usePrices } from '../money/use-prices.ts'
import { jobWords } from '../words/en/jobs.ts'
import { CancelButton } from './CancelButton.tsx'

/** The actions on the running job and on what the last job left undone. */
export function JobButtons() {
  const job = useJobStore((state) => state.job)
  const project = useProjectStore((state) => state.project)
  const failed = useJobStore((state) => retryCount(project, state))
  const prices = usePrices()
  const rests = job && !job.cancelled && isShotStep(job.kind) && !job.sheets && job.several
  return (
    <div className="job-buttons">
      {rests && (
        <Button onClick={job.paused ? resume : pause}>{job.paused ? jobWords.resume : jobWords.pause}</Button>
      )}
      {job && <CancelButton />}
      {!job && failed > 0 && (
        <Button wide price={prices.of('draw', failed)} onClick={() => void retryFailed()}>
          {jobWords.retryFailed}
        </Button>
      )}
    </div>
  )
}
