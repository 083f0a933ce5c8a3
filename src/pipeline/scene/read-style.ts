import { readStylePlan } from '../../domain/consent/plans.ts'
import { factsOf } from '../../domain/engines/engine-choice.ts'
import type { JobSummary } from '../../domain/jobs/job.ts'
import { withStyleFrom } from '../../domain/scene/style-words.ts'
import { AppError } from '../../lib/errors.ts'
import type { EngineContext } from '../context.ts'

/**
 * Asks the engine how the style pictures are made. What was read before is replaced, what a person
 * wrote stays; a failure changes nothing.
 */
export async function readStyle(context: EngineContext): Promise<JobSummary> {
  context.progress({ doing: { code: 'read-style' }, done: 0, total: 0 })
  const plan = await context.agree(() => readStylePlan(context.project()))
  const loaded = await Promise.all(plan.pictures.map(({ blob }) => context.services.reference(blob)))
  const pictures = loaded.filter((picture) => picture !== undefined)
  if (pictures.length === 0 || pictures.length < loaded.length) throw new AppError('picture-gone')
  const engine = await context.services.engine(context.engine)
  if (!engine.readStyle) throw new Error(`${context.engine} reads no pictures`)
  // No call is paid for while its words could not be saved.
  const unsaved = context.unsaved('words')
  if (unsaved && factsOf(context.engine).bills) throw unsaved
  const { words, model, cost, own } = await engine.readStyle(pictures, context.signal)
  const said = { palette: [], words }
  context.edit((project) => withStyleFrom(project, 'read', plan.from, said), 'style-words')
  context.log({ code: 'style-read', model, words: words.length, cost, own })
  return { done: 1, failed: 0, skipped: 0 }
}
