import type { ShotId } from '../../domain/ids.ts'
import type { JobSummary } from '../../domain/jobs/job.ts'
import type { EngineContext } from '../context.ts'
import { drawSheets, type Sheets } from './draw-sheets.ts'
import { startDrawing } from './draw-shots.ts'

/** Draws draft sheets; shots that are added meanwhile are drawn one by one. */
export function startSheets(context: EngineContext, sheets: Sheets) {
  let beside: ReturnType<typeof startDrawing> | undefined
  const drawn = drawSheets(context, sheets)
  return {
    finished: endedWith(drawn, () => beside?.finished),
    add(shots: readonly ShotId[]) {
      if (shots.length === 0) return
      if (beside) beside.add(shots)
      else beside = startDrawing(context, shots)
    },
    pause: () => beside?.pause(),
    resume: () => beside?.resume(),
    leave: () => beside?.leave() ?? [],
  }
}

/** A sheet that fails leaves shots beside it, which are paid for: its job ends after them. */
async function endedWith(
  drawn: Promise<JobSummary>,
  beside: () => Promise<JobSummary> | undefined,
): Promise<JobSummary> {
  await drawn.catch(() => undefined)
  const other = await beside()
  const summary = await drawn
  return other ? added(summary, other) : summary
}

const added = (one: JobSummary, other: JobSummary): JobSummary => ({
  done: one.done + other.done,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
  there: (one.there ?? 0) + (other.there ?? 0),
})
