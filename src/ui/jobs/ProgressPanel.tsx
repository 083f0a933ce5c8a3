import { countText, type EndedJob, type RunningJob, summaryText } from '../../domain/jobs/job.ts'
import { STEP_WORDS } from '../../domain/jobs/step-words.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { Bar } from '../kit/Bar.tsx'
import { useNow } from '../kit/use-now.ts'
import { useErrorTexts } from '../words/error-text.ts'
import { roughly } from '../words/format.ts'
import { JobButtons } from './JobButtons.tsx'

/** What is running, how far it is, and what came of the last job. */
export function ProgressPanel() {
  const job = useJobStore((state) => state.job)
  const last = useJobStore((state) => state.last)
  const describeNext = useJobStore((state) => state.describeNext)
  const known = job && job.total > 0
  const { errorText } = useErrorTexts()
  return (
    <section className="panel" aria-labelledby="progress-title">
      <div className="panel-head">
        <h2 id="progress-title">Progress</h2>
        {known && <span className="quiet figures">{countText(job)}</span>}
      </div>
      <Bar
        label="Progress"
        done={known ? job.done : job ? undefined : 0}
        total={known ? job.total : 1}
        text={job ? job.label : 'Nothing is running'}
      />
      <p className="quiet" aria-live="polite">
        {job ? (
          <Running job={job} next={describeNext ? ', then the scene is described' : ''} />
        ) : last ? (
          endedText(last, errorText)
        ) : (
          'Nothing is running.'
        )}
      </p>
      <JobButtons />
    </section>
  )
}

function Running({ job, next }: { readonly job: RunningJob; readonly next: string }) {
  const now = useNow(1000)
  const left = secondsLeft(job, now)
  const wait = job.heldUntil === undefined ? 0 : Math.ceil((job.heldUntil - now) / 1000)
  return (
    <>
      {job.paused ? 'Paused: what is under way is finished' : job.label}
      {next}
      {wait > 0 && ` · the service asked to wait, ${wait} s`}
      <span aria-hidden>{left === undefined ? '' : ` · about ${roughly(left)} left`}</span>
    </>
  )
}

/**
 * What the job itself expects, else as long for the rest as for what is done; undefined while
 * nothing is.
 */
function secondsLeft({ endsAt, startedAt, done, total }: RunningJob, now: number): number | undefined {
  if (endsAt !== undefined) return Math.max(1, (endsAt - now) / 1000)
  if (done < 1 || total <= done) return undefined
  return ((now - startedAt) / 1000 / done) * (total - done)
}

function endedText(
  { kind, outcome, summary, problem }: EndedJob,
  errorText: ReturnType<typeof useErrorTexts>['errorText'],
): string {
  const { name, done } = STEP_WORDS[kind]
  if (outcome === 'failed') return `${name} failed. ${problem ? errorText(problem).title : ''}`
  if (outcome === 'cancelled') {
    return summary.done > 0
      ? `${name} cancelled: ${summaryText(summary, done)}. What had arrived is kept.`
      : `${name} cancelled. What had arrived is kept.`
  }
  if (kind === 'describe') return 'Scene described.'
  return `${name}: ${summaryText(summary, done)}.`
}
