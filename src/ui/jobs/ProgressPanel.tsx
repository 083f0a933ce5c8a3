import type { EndedJob, RunningJob } from '../../domain/jobs/job.ts'
import { useJobStore } from '../../store/jobs/store.ts'
import { Bar } from '../kit/Bar.tsx'
import { useNow } from '../kit/use-now.ts'
import { jobWords as words } from '../words/en/jobs.ts'
import { stepWords } from '../words/en/steps.ts'
import { useErrorTexts } from '../words/error-text.ts'
import { roughly, seconds } from '../words/format.ts'
import { countText, doingText, isInPercent, summaryText } from '../words/job-text.ts'
import { JobButtons } from './JobButtons.tsx'

/** The running job, its progress, and the result of the last one. */
export function ProgressPanel() {
  const job = useJobStore((state) => state.job)
  const last = useJobStore((state) => state.last)
  const describeNext = useJobStore((state) => state.describeNext)
  const known = job && job.total > 0
  const { errorText } = useErrorTexts()
  return (
    <section className="panel" aria-labelledby="progress-title">
      <div className="panel-head">
        <h2 id="progress-title">{words.progress}</h2>
        {known && <span className="quiet figures">{countText(job)}</span>}
      </div>
      <Bar
        // What another job had done is not what this one's bar goes back from.
        key={job ? `${job.startedAt} ${known}` : 'none'}
        label={words.progress}
        done={known ? job.done : job ? undefined : 0}
        total={known ? job.total : 1}
        text={job ? doingText(job.doing) : words.nothing}
      />
      <p className="quiet" aria-live="polite">
        {job ? (
          <Running job={job} next={describeNext ? words.thenDescribed : ''} />
        ) : last ? (
          endedText(last, errorText)
        ) : (
          words.idle
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
      {job.cancelled ? words.cancelling : job.paused ? words.paused : doingText(job.doing)}
      {next}
      {wait > 0 && words.held(seconds(wait))}
      <span aria-hidden>{left === undefined ? '' : words.left(roughly(left))}</span>
    </>
  )
}

/** Of what is done in percent: before it, most of the time was spent on loading. */
const ENOUGH_PERCENT = 20

/** The job's own estimate, else extrapolated from what is done; undefined while nothing is. */
function secondsLeft({ doing, endsAt, startedAt, done, total }: RunningJob, now: number): number | undefined {
  if (endsAt !== undefined) return Math.max(1, (endsAt - now) / 1000)
  if (done < (isInPercent(doing) ? ENOUGH_PERCENT : 1) || total <= done) return undefined
  return ((now - startedAt) / 1000 / done) * (total - done)
}

function endedText(
  { kind, reads, outcome, summary, putBelow, problem }: EndedJob,
  errorText: ReturnType<typeof useErrorTexts>['errorText'],
): string {
  const { name } = reads ? stepWords.reads[reads] : stepWords.steps[kind]
  if (outcome === 'failed') return words.failed(name, problem ? errorText(problem).title : '')
  if (outcome === 'cancelled') {
    return summary.done > 0 ? words.cancelledAfter(name, summaryText(kind, summary)) : words.cancelled(name)
  }
  if (reads) return words.styleRead
  if (kind === 'describe') return words.described
  const ended = words.ended(name, summaryText(kind, summary))
  return putBelow ? `${ended} ${words.putBelow(putBelow)}` : ended
}
