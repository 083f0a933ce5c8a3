import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useJobStore } from '../../store/jobs/store.ts'
import { keyShortcuts, NEXT_STEP } from '../app/use-shortcuts.ts'
import { Bar } from '../kit/Bar.tsx'
import { Button } from '../kit/Button.tsx'
import { countText, doingText } from '../words/job-text.ts'
import { CancelButton } from './CancelButton.tsx'
import { runAndShow } from './show-result.ts'
import { useSteps } from './use-steps.ts'

/**
 * The phone's bottom bar: the next step, with the job as a thin bar above. CSS hides it on wide
 * screens. `children` lie above it on every screen, over the page's lower edge.
 */
export function NextStepBar({ children }: { readonly children: ReactNode }) {
  const next = useSteps().find((step) => step.next)
  const job = useJobStore((state) => state.job)
  return createPortal(
    <div className="next-place">
      {children}
      <div className="next-bar" aria-hidden={!next && !job} tabIndex={-1}>
        {job && (
          <button type="button" className="next-bar-job" onClick={scrollToJob}>
            <Bar done={job.total > 0 ? job.done : undefined} total={job.total || 1} thin />
            <span className="figures">
              {doingText(job.doing)}
              {job.total > 0 && ` ${countText(job)}`}
            </span>
          </button>
        )}
        {job ? (
          <CancelButton />
        ) : (
          next && (
            <Button
              primary
              wide
              why={next.why}
              price={next.price}
              keys={keyShortcuts(NEXT_STEP)}
              onClick={() => runAndShow(next.run)}
            >
              {next.label}
            </Button>
          )
        )}
      </div>
    </div>,
    document.body,
  )
}

/** A link would replace the hash, which names the project. */
function scrollToJob(): void {
  document.getElementById('job')?.scrollIntoView({ block: 'start' })
}
