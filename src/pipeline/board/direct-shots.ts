import { type Ask, isWanted, type ListAsk, withListPart } from '../../domain/board/list-parts.ts'
import { lastWritten } from '../../domain/board/unfinished-list.ts'
import { withShotWritten } from '../../domain/board/write-after.ts'
import { type DirectPlan, directPlan } from '../../domain/consent/direct-plan.ts'
import { factsOf } from '../../domain/engines/engine-choice.ts'
import type { ShotId } from '../../domain/ids.ts'
import type { JobSummary } from '../../domain/jobs/job.ts'
import { AppError, isCancel } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import type { Directed } from '../../services/engines/engine.ts'
import { framesToSend } from '../consent/frames-to-send.ts'
import type { EngineContext } from '../context.ts'

interface DirectOptions {
  readonly ask?: Ask | undefined
  readonly omitOthers?: boolean | undefined
}

/**
 * Asks the engine for a shot list, or for what is left of one, in as many parts as it needs: each
 * is on the board before the next is asked for. Replaced shots with pictures go to the shelf; where
 * numbers are locked the present shots stay, or are omitted. A failed part keeps the others, and
 * the project keeps what is still to be written.
 * No part is asked for of a list that was taken back or replaced.
 */
export async function directShots(
  context: EngineContext,
  { ask = 'list', omitOthers }: DirectOptions = {},
): Promise<JobSummary> {
  if (typeof ask === 'object') return writeAfter(context, ask.after)
  const facts = factsOf(context.engine)
  const { size, part, count } = directPlan(context.project(), facts, ask)
  const wanted = part?.wanted ?? count
  const all = wanted - (part ? part.first - 1 : 0)
  let done = 0
  let told = false
  try {
    for (let asked: ListAsk = ask; ; asked = 'rest') {
      const onto = lastWritten(context.project())
      const plan = () => {
        if (!isWanted(context.project(), asked, onto))
          throw new AppError('cancelled', { code: 'list-undone' })
        return directPlan(context.project(), facts, asked)
      }
      const { count: shots } = plan()
      const counted = all > shots || done > 0 ? { done, total: all } : { done: 0, total: 0 }
      context.progress({ doing: { code: 'direct', shots }, ...counted })
      const written = await askOnce(context, plan, done === 0 ? size.calls : 1)
      const ids = written.shots.map(() => newId<ShotId>())
      const options = { ask: asked, wanted, omitOthers, onto }
      await context.commit({
        change: (now) => withListPart(now, written.shots, ids, options),
        undo: 'new-shots',
      })
      done += written.shots.length
      const { model, cost, own, instead } = written
      // The rest of the list goes the same way, so it is said once.
      if (instead && !told) context.stopped(instead)
      told ||= instead !== undefined
      context.log({ code: 'shots-written', shots: written.shots.length, model, cost, own })
      // Taken back meanwhile, or replaced, the list is asked for no further.
      if (done >= all || lastWritten(context.project()) !== ids.at(-1)) break
    }
  } catch (error) {
    if (!isCancel(error) || done === 0) throw error
  }
  return { done, failed: 0, skipped: all - done }
}

/** Asks for one shot behind another. */
async function writeAfter(context: EngineContext, after: ShotId): Promise<JobSummary> {
  const plan = () => directPlan(context.project(), factsOf(context.engine), { after })
  context.progress({ doing: { code: 'direct', shots: 1 }, done: 0, total: 0 })
  const { shots, model, cost, own, instead } = await askOnce(context, plan, 1)
  const [shot] = shots
  if (instead) context.stopped(instead)
  if (!shot) return { done: 0, failed: 0, skipped: 1 }
  const id = newId<ShotId>()
  await context.commit({ change: (now) => withShotWritten(now, after, shot, id), undo: 'write-shot' })
  context.log({ code: 'shots-written', shots: 1, model, cost, own })
  return { done: 1, failed: 0, skipped: 0 }
}

/**
 * One call for one part. `makePlan` throws where the part is no longer wanted. `calls`: how many
 * must fit under the spending limit from this one on.
 */
async function askOnce(context: EngineContext, makePlan: () => DirectPlan, calls: number): Promise<Directed> {
  const plan = await context.agree(makePlan)
  const frames = await framesToSend(context, plan.frames)
  const frame = frames.find(({ time }) => time === plan.frame?.time)
  if (!frame) throw new AppError(context.project().frames.length > 0 ? 'nothing-to-send' : 'clip-no-frames')
  const engine = await context.services.engine(context.engine)
  // No call is paid for while its text could not be saved.
  const unsaved = context.unsaved('words')
  if (unsaved && factsOf(context.engine).bills) throw unsaved
  // Taken back while its pictures were made ready, it is not paid for.
  makePlan()
  const { subjects, count, part, between, seed, measured } = plan
  const { start, end } = context.project().video?.window ?? {}
  const [from, to] = [part?.from ?? start, part?.to ?? end]
  const seconds = from === undefined || to === undefined ? {} : { seconds: to - from }
  const size = { ...plan.size, calls }
  const request = {
    context: plan.context,
    subjects,
    frame,
    frames,
    count,
    part,
    between,
    size,
    seed,
    measured,
    ...seconds,
  }
  const directed = await engine.direct(request, context.signal)
  if (!factsOf(context.engine).isModel || directed.instead) return directed
  return { ...directed, shots: directed.shots.map((shot) => ({ ...shot, byModel: true as const })) }
}
