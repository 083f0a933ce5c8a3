import type { ReferenceRole } from '../../domain/board/reference.ts'
import type { DrawnReceipt, Shot, Take } from '../../domain/board/shot.ts'
import { numberOf } from '../../domain/board/shot-numbers.ts'
import { shownFields } from '../../domain/board/shown-fields.ts'
import { type DrawPlan, describePlan, drawPlan } from '../../domain/consent/plans.ts'
import { factsOf } from '../../domain/engines/engine-choice.ts'
import type { BlobId, ShotId, TakeId } from '../../domain/ids.ts'
import { endedOf } from '../../domain/jobs/job.ts'
import { fitLine, fitMime, fitPrompt } from '../../domain/project/limits.ts'
import { digestsOf } from '../../domain/takes/choices.ts'
import { withTake } from '../../domain/takes/takes.ts'
import { AppError } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import type { Drawn, Engine, Reference } from '../../services/engines/engine.ts'
import { framesToSend } from '../consent/frames-to-send.ts'
import type { EngineContext } from '../context.ts'
import { startEachShot } from '../jobs/each-shot.ts'

type DrawnTake = Take & { readonly receipt: DrawnReceipt }

/**
 * Draws shots concurrently; each picture is on disk before it is counted. `without` leaves out a
 * reference.
 */
export function startDrawing(context: EngineContext, ids: readonly ShotId[], without?: ReferenceRole) {
  return startEachShot(context, ids, {
    kind: 'draw',
    concurrency: context.concurrency,
    run: async (id, number, arrived) => {
      const { ms, cost, own } = (await drawShot(context, id, arrived, without)).receipt
      return { code: 'shot-drawn', number, ms, cost, own }
    },
    report: (counts) =>
      context.progress({ doing: { code: 'draw' }, done: endedOf(counts), total: counts.total }),
  })
}

async function drawShot(
  context: EngineContext,
  id: ShotId,
  arrived: () => void,
  without?: ReferenceRole,
): Promise<DrawnTake> {
  const plan = await context.agree(() => planOf(context, id, without))
  const digests = digestsOf({
    project: context.project(),
    shot: plan.shot,
    wish: context.wish,
    engine: context.engine,
  })
  const [engine, references] = await Promise.all([
    context.services.engine(context.engine),
    loadReferences(context, plan),
    context.noted(),
  ])
  context.signal.throwIfAborted()
  const { shot, aspect, seed } = plan
  const number = numberOf(context.project(), id)
  const startedAt = performance.now()
  const drawn = await engine.draw(
    {
      shot,
      context: plan.context,
      references,
      frames: () => framesToSend(context, describePlan(context.project(), factsOf(context.engine)).frames),
      aspect,
      seed,
    },
    context.signal,
  )
  arrived()
  const made = toTake(engine, shot, drawn, drawn.references ?? references, performance.now() - startedAt)
  const take = { ...made, receipt: { ...made.receipt, number, digests } }
  await context.commit({
    change: (now) => withTake(now, shot, take),
    blobs: new Map([[take.blob, drawn.picture]]),
  })
  return take
}

const NO_STYLE = { code: 'style-first' } as const

function planOf(context: EngineContext, id: ShotId, without?: ReferenceRole): DrawPlan {
  const project = context.project()
  const shot = project.shots.find((candidate) => candidate.id === id)
  if (!shot || shot.omitted) throw new AppError('cancelled', { code: 'shot-removed' })
  if (project.frames.length === 0) throw new AppError('clip-no-frames')
  if (!project.style) throw new AppError('style-unreadable', NO_STYLE)
  return drawPlan(project, shot, context.pictures(), factsOf(context.engine), { without })
}

/**
 * Loads the plan's references. A missing picture of an earlier shot is left out; the others are
 * required.
 */
async function loadReferences({ services }: EngineContext, plan: DrawPlan): Promise<readonly Reference[]> {
  const loaded = await Promise.all(
    plan.references.map(async ({ blob, drawnAt: _, ...which }) => {
      const { role } = which
      const load = role === 'continuity' ? services.reference : services.blob
      const picture = blob && (await load(blob))
      if (!picture && role === 'identity') throw new AppError('clip-no-frames')
      if (!picture && role === 'style') throw new AppError('style-unreadable', NO_STYLE)
      return picture && { ...which, picture }
    }),
  )
  return loaded.filter((one) => one !== undefined)
}

function toTake(
  engine: Engine,
  shot: Shot,
  drawn: Drawn,
  references: readonly Reference[],
  ms: number,
): DrawnTake {
  return {
    id: newId<TakeId>(),
    blob: newId<BlobId>(),
    width: drawn.width,
    height: drawn.height,
    mime: fitMime(drawn.picture.type),
    ...(drawn.focus ? { focus: drawn.focus } : {}),
    receipt: {
      engine: engine.id,
      ...(engine.host ? { host: fitLine(engine.host) } : {}),
      model: fitLine(drawn.model),
      prompt: fitPrompt(drawn.prompt),
      shotText: shot.text,
      fields: shownFields(shot, engine.id),
      references: references.map(({ picture: _, ...which }) => which),
      ...(drawn.seed === undefined ? {} : { seed: drawn.seed }),
      ...(drawn.cost === undefined ? {} : { cost: drawn.cost }),
      ...(drawn.own === undefined ? {} : { own: drawn.own }),
      ms: Math.round(ms),
      at: Date.now(),
    },
  }
}
