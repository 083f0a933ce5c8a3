import { describePlan } from '../../domain/consent/plans.ts'
import { factsOf } from '../../domain/engines/engine-choice.ts'
import type { JobSummary } from '../../domain/jobs/job.ts'
import { fitText, LIMITS } from '../../domain/project/limits.ts'
import type { Project } from '../../domain/project/project.ts'
import { countWords } from '../../domain/scene/count-words.ts'
import { withFound } from '../../domain/scene/found-subjects.ts'
import { AppError } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import { framesToSend } from '../consent/frames-to-send.ts'
import type { EngineContext } from '../context.ts'

/**
 * Asks the engine to describe the clip; the text streams into the project, and who and where
 * follows. A failure before the first word keeps the earlier description; after that, the partial
 * text stays.
 */
export async function describeScene(context: EngineContext): Promise<JobSummary> {
  const facts = factsOf(context.engine)
  // A model's consent has shown what it is told; what stays here waits for all that can be told.
  if (!facts.leavesDevice) {
    await context.measure((share) =>
      context.progress({ doing: { code: 'measure' }, done: Math.round(share * 100), total: 100 }),
    )
  }
  context.progress({ doing: { code: 'describe' }, done: 0, total: 0 })
  const plan = await context.agree(() => describePlan(context.project(), facts))
  const frames = await framesToSend(context, plan.frames)
  if (frames.length === 0) {
    throw new AppError(context.project().frames.length > 0 ? 'nothing-to-send' : 'clip-no-frames')
  }
  const engine = await context.services.engine(context.engine)
  // No call is paid for while its text could not be saved.
  const unsaved = context.unsaved('words')
  if (unsaved && facts.bills) throw unsaved
  const withText = (text: string) => (project: Project) => ({ ...project, context: fitText(text) })
  const write = (text: string) => context.edit(withText(text), 'scene')
  const look = (done: number) => {
    const isAll = done >= frames.length
    const doing = { code: isAll ? ('describe' as const) : ('look' as const) }
    context.progress(isAll ? { doing, done: 0, total: 0 } : { doing, done, total: frames.length })
  }
  const asked = { frames, measured: plan.measured }
  const described = await engine.describe(asked, write, context.signal, look)
  const { found, instead } = described
  const times = frames.map(({ time }) => time).toSorted((a, b) => a - b)
  const ids = times.flatMap((at) => plan.frames.find(({ time }) => time === at)?.id ?? [])
  const { text, model, cost, own } = described
  // One edit of all that came: of a stream only the last one reaches a tab that took over.
  const told = withText(text)
  context.edit((project) => (found ? withFound(told(project), found, ids, newId) : told(project)), 'scene')
  if (instead) context.stopped(instead)
  if (text.length > LIMITS.text) context.log({ code: 'text-cut', most: LIMITS.text })
  context.log({ code: 'scene-described', model, words: countWords(text), cost, own })
  if (found) {
    const { people, places, things } = found
    context.log({
      code: 'who-found',
      people: people.length,
      places: places.length,
      things: things.length,
    })
  } else if (facts.isModel && !instead) context.log({ code: 'who-unread' })
  return { done: 1, failed: 0, skipped: 0 }
}
