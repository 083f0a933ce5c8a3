import type { ShotId } from '../../domain/ids.ts'
import { endedOf } from '../../domain/jobs/job.ts'
import type { Project } from '../../domain/project/project.ts'
import { continuityPicture } from '../../domain/takes/continuity.ts'
import { type AskedTakes, leftOfAsk, type TakeAsk } from '../../domain/takes/take-ask.ts'
import type { EngineContext } from '../context.ts'
import { startEachShot } from '../jobs/each-shot.ts'
import { drawAsked } from './draw-asked.ts'
import { drawTake, prepareTake } from './draw-take.ts'

interface DrawOptions {
  /** The row of a reference to leave out. */
  readonly without?: string | undefined
  /** What is asked for of one of the shots besides a new take. */
  readonly asked?: AskedTakes | undefined
}

/**
 * Draws shots concurrently; each picture is on disk before it is counted. A shot waits for the one
 * picture that it is to be consistent with, if that is being drawn, and for no other.
 */
export function startDrawing(context: EngineContext, ids: readonly ShotId[], options: DrawOptions = {}) {
  const { without } = options
  /** Settles once the shots that began before have loaded what they send. */
  let loaded: Promise<unknown> = Promise.resolve()
  /** Once: a shot that is added again gets a new take. */
  let { asked } = options
  /** What is left of what was asked for, once it has begun. */
  let left: TakeAsk | undefined | false = false
  const work = startEachShot(context, inBoardOrder(context.project(), ids), {
    kind: 'draw',
    concurrency: context.concurrency,
    after: (id, before) => sourceOf(context, id, before),
    run: async (id, number, { arrived, refuseEnded }) => {
      if (asked?.shot === id) {
        const { ask } = asked
        asked = undefined
        left = ask
        const onCame = (came: number) => {
          left = leftOfAsk(ask, came)
        }
        return await drawAsked(context, id, ask, number, onCame, without)
      }
      // Calls leave in the order of the board, however long each takes to load what it sends.
      const loading = prepareTake(context, { shot: id, without })
      const turn = loaded
      loaded = Promise.allSettled([turn, loading])
      const prepared = await loading
      await turn
      refuseEnded()
      const { ms, cost, own } = (await drawTake(context, prepared, arrived)).receipt
      return { code: 'shot-drawn', number, ms, cost, own }
    },
    left: (id) => (options.asked?.shot === id && !asked ? left || undefined : undefined),
    report: (counts) =>
      context.progress({ doing: { code: 'draw' }, done: endedOf(counts), total: counts.total }),
  })
  // An engine that does not load fails each shot.
  context.services.engine(context.engine).then(
    ({ watchLimit }) => watchLimit?.(work.allow),
    () => undefined,
  )
  return work
}

/** Earlier shots first, so that what another one waits for begins before it. */
function inBoardOrder({ shots }: Project, ids: readonly ShotId[]): readonly ShotId[] {
  const places = new Map(shots.map(({ id }, place) => [id, place]))
  return ids.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
}

/** The shot, of those being drawn, whose picture this one is to be consistent with. */
function sourceOf(context: EngineContext, id: ShotId, begun: readonly ShotId[]): ShotId | undefined {
  const project = context.project()
  const choice = context.pictures()
  const shot = project.shots.find((one) => one.id === id)
  if (!shot || shot.references || choice.moment) return undefined
  const from = continuityPicture(project, shot, choice, begun)?.from?.id
  // A shot that follows its own draft waits for nothing.
  return from === id ? undefined : from
}
