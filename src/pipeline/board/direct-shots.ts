import { withShotList } from '../../domain/board/board.ts'
import { directPlan } from '../../domain/consent/plans.ts'
import { factsOf } from '../../domain/engines/engine-choice.ts'
import type { ShotId } from '../../domain/ids.ts'
import type { JobSummary } from '../../domain/jobs/job.ts'
import { AppError } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import { framesToSend } from '../consent/frames-to-send.ts'
import type { EngineContext } from '../context.ts'

/**
 * Asks the engine for the shot list. Replaced shots with pictures go to the shelf; where numbers
 * are locked the present shots stay, or are omitted.
 */
export async function directShots(context: EngineContext, omitOthers = false): Promise<JobSummary> {
  const facts = factsOf(context.engine)
  const makePlan = () => directPlan(context.project(), facts)
  context.progress({ doing: { code: 'direct', shots: makePlan().count }, done: 0, total: 0 })
  const plan = await context.agree(makePlan)
  const frames = await framesToSend(context, plan.frames)
  const frame = frames.find(({ time }) => time === plan.frame?.time)
  if (!frame) throw new AppError(context.project().frames.length > 0 ? 'nothing-to-send' : 'clip-no-frames')
  const engine = await context.services.engine(context.engine)
  // No call is paid for while its text could not be saved.
  const unsaved = context.unsaved('words')
  if (unsaved && facts.bills) throw unsaved
  const { count, seed } = plan
  const window = context.project().video?.window
  const seconds = window ? { seconds: window.end - window.start } : {}
  const request = { context: plan.context, frame, frames, count, seed, ...seconds }
  const directed = await engine.direct(request, context.signal)
  await context.commit({
    change: (now) => withShotList(now, directed.shots, newId<ShotId>, omitOthers),
    undo: 'new-shots',
  })
  const { model, cost, own } = directed
  context.log({ code: 'shots-written', shots: directed.shots.length, model, cost, own })
  return { done: directed.shots.length, failed: 0, skipped: 0 }
}
