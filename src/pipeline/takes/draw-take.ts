import type { Digests } from '../../domain/board/reference.ts'
import type { DrawnReceipt, Shot, Take } from '../../domain/board/shot.ts'
import { numberOf } from '../../domain/board/shot-numbers.ts'
import { shownFields } from '../../domain/board/shown-fields.ts'
import type { DrawPlan } from '../../domain/consent/draw-plan.ts'
import { describePlan } from '../../domain/consent/plans.ts'
import { factsOf } from '../../domain/engines/engine-choice.ts'
import type { BlobId, SeveralId, ShotId, TakeId } from '../../domain/ids.ts'
import type { HowFar } from '../../domain/jobs/how-far.ts'
import { fitLine, fitMime, fitPrompt } from '../../domain/project/limits.ts'
import { digestsOf } from '../../domain/takes/choices.ts'
import { type MadeFrom, madeFrom, withOrigin } from '../../domain/takes/made-from.ts'
import { withTake, withTakeBeside } from '../../domain/takes/takes.ts'
import { newId } from '../../lib/ids.ts'
import type { Drawn, DrawRequest, Engine, Reservation } from '../../services/engines/engine.ts'
import { framesToSend } from '../consent/frames-to-send.ts'
import type { EngineContext } from '../context.ts'
import { bytesToKeep, type LoadedReference, loadReferences, receiptReferences } from './load-references.ts'
import { maskFor, planOf, type TakeToDraw } from './plan-take.ts'
import { putBack } from './put-back.ts'

type DrawnTake = Take & { readonly receipt: DrawnReceipt }

/** What is agreed to and loaded for one call. */
export interface PreparedTake {
  readonly plan: DrawPlan
  readonly references: readonly LoadedReference[]
  readonly request: DrawRequest
  /** The choices that it is drawn with, and the take that it is made from. */
  readonly digests: Digests
  readonly from: MadeFrom | undefined
}

interface DrawnAmong {
  /** Money for this call, which settles it. */
  readonly reserved?: Reservation | undefined
  /** What the takes have in common that were asked for at once. */
  readonly several?: SeveralId | undefined
}

/** Has a take's request agreed to, and loads what it sends. */
export async function prepareTake(context: EngineContext, which: TakeToDraw): Promise<PreparedTake> {
  const plan = await context.agree(() => planOf(context, which))
  const project = context.project()
  const digests = digestsOf({
    project,
    shot: plan.shot,
    wish: context.wish,
    engine: context.engine,
    limit: context.pictures().limit,
  })
  const from = madeFrom(project, plan.takeAsk)
  const [references] = await Promise.all([loadReferences(context.services, plan), context.noted()])
  context.signal.throwIfAborted()
  const { shot, aspect, seed, exact, size } = plan
  const request: DrawRequest = {
    shot,
    context: plan.context,
    subjects: plan.subjects,
    styleWords: plan.styleWords,
    references,
    frames: () => framesToSend(context, describePlan(context.project(), factsOf(context.engine)).frames),
    aspect,
    seed,
    exact,
    size,
    missed: plan.missed,
    mask: maskFor(project, plan),
  }
  return { plan, references, request, digests, from }
}

/**
 * Draws a prepared take; it is on disk when this resolves, and when a region's part does not fit.
 * @param arrived is called once the picture is there
 * @throws AppError besides what a call may throw `edge-shows`, `kept-apart`
 */
export async function drawTake(
  context: EngineContext,
  { plan, references, request, digests, from }: PreparedTake,
  arrived: () => void,
  { reserved, several }: DrawnAmong = {},
): Promise<DrawnTake> {
  const { shot } = plan
  const number = numberOf(context.project(), shot.id)
  const engine = await context.services.engine(context.engine)
  const startedAt = performance.now()
  const answer = await drawWatched(context, engine, shot.id, { ...request, reserved })
  arrived()
  const { drawn, apart } = await putBack(context, plan, answer)
  const sent = references.slice(0, drawn.references?.length)
  const made = toTake(engine, shot, drawn, sent, performance.now() - startedAt)
  const told = { ...made.receipt, number, ...(apart ? { apart: true as const } : {}) }
  const receipt = withOrigin(told, digests, from)
  const take = { ...made, ...(several ? { several } : {}), receipt }
  await context.commit({
    change: (now) => (apart ? withTakeBeside : withTake)(now, shot, take),
    blobs: new Map([[take.blob, drawn.picture], ...(engine.host ? bytesToKeep(sent) : [])]),
  })
  if (apart) throw apart
  return take
}

/** Shows on the shot's card how far the engine says it is, until its answer is there. */
async function drawWatched(
  { shot, signal }: EngineContext,
  engine: Engine,
  id: ShotId,
  request: DrawRequest,
): Promise<Drawn> {
  const since = Date.now()
  let isAway = true
  const onHow = (how: HowFar) => isAway && shot(id, { status: 'draw', since, how })
  try {
    return await engine.draw({ ...request, onHow }, signal)
  } finally {
    isAway = false
  }
}

function toTake(
  engine: Engine,
  shot: Shot,
  drawn: Drawn,
  references: readonly LoadedReference[],
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
      references: engine.host ? receiptReferences(references) : withoutBytes(references),
      ...(drawn.parameters ? { parameters: drawn.parameters } : {}),
      ...(drawn.seed === undefined ? {} : { seed: drawn.seed }),
      ...(drawn.cost === undefined ? {} : { cost: drawn.cost }),
      ...(drawn.own === undefined ? {} : { own: drawn.own }),
      ms: Math.round(ms),
      at: Date.now(),
    },
  }
}

/** Nothing was sent: a picture drawn on this device keeps no bytes. */
const withoutBytes = (references: readonly LoadedReference[]) =>
  receiptReferences(references).map(({ kept: _, ...one }) => one)
