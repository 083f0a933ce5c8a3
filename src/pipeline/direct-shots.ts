import { costText } from '../domain/dollars.ts'
import type { ShotId } from '../domain/ids.ts'
import type { JobSummary } from '../domain/job.ts'
import { identityFrame, sentIdentityFrame, withShotList } from '../domain/project.ts'
import { AppError } from '../lib/errors.ts'
import { newId } from '../lib/ids.ts'
import type { StepContext } from './context.ts'
import { timedFrames } from './timed-frames.ts'

/** Asks the engine for the shot list. Shots that it replaces and that have pictures go to the shelf. */
export async function directShots(context: StepContext): Promise<JobSummary> {
  const project = context.project()
  const count = project.settings.shotCount
  context.progress({ label: `Writing ${count} shots`, done: 0, total: 0 })
  const frames = await timedFrames(context)
  const chosen = context.engine === 'sketch' ? identityFrame(project) : sentIdentityFrame(project)
  const frame = frames.find(({ time }) => time === chosen?.time)
  if (!frame) throw new AppError(project.frames.length > 0 ? 'nothing-to-send' : 'clip-no-frames')
  const engine = await context.services.engine(context.engine)
  // Words that cannot be kept are not paid for.
  const unsaved = context.unsaved('words')
  if (unsaved && context.engine !== 'sketch') throw unsaved
  const directed = await engine.direct(
    { context: project.context, frame, frames, count, seed: project.settings.seed },
    context.signal,
  )
  await context.commit({
    change: (now) => withShotList(now, directed.shots, newId<ShotId>),
    undo: 'New shot list',
  })
  context.log(`${directed.shots.length} shots written by ${directed.model}${costText(directed)}`)
  return { done: directed.shots.length, failed: 0, skipped: 0 }
}
