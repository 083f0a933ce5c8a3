import type { DrawnReceipt, Shot, Take } from '../../domain/board/shot.ts'
import { numberOf } from '../../domain/board/shot-numbers.ts'
import { shownFields } from '../../domain/board/shown-fields.ts'
import { type DrawPlan, describePlan, drawPlan } from '../../domain/consent/plans.ts'
import { factsOf } from '../../domain/engines/engine-choice.ts'
import type { BlobId, ShotId, TakeId } from '../../domain/ids.ts'
import { endedOf } from '../../domain/jobs/job.ts'
import { fitLine, fitMime, fitPrompt } from '../../domain/project/limits.ts'
import type { Project } from '../../domain/project/project.ts'
import { digestsOf } from '../../domain/takes/choices.ts'
import { continuityPicture } from '../../domain/takes/continuity.ts'
import { withTake } from '../../domain/takes/takes.ts'
import { AppError } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import type { Drawn, Engine } from '../../services/engines/engine.ts'
import { framesToSend } from '../consent/frames-to-send.ts'
import type { EngineContext } from '../context.ts'
import { startEachShot } from '../jobs/each-shot.ts'
import { bytesToKeep, type LoadedReference, loadReferences, receiptReferences } from './load-references.ts'

type DrawnTake = Take & { readonly receipt: DrawnReceipt }

/**
 * Draws shots concurrently; each picture is on disk before it is counted. `without` leaves out the
 * reference of a row. A shot waits for the one picture that it is to be consistent with, if that is
 * being drawn, and for no other.
 */
export function startDrawing(context: EngineContext, ids: readonly ShotId[], without?: string) {
  const begun = new Map<ShotId, Promise<void>>()
  return startEachShot(context, inBoardOrder(context.project(), ids), {
    kind: 'draw',
    concurrency: context.concurrency,
    run: async (id, number, arrived) => {
      let end = () => {}
      const ended = new Promise<void>((resolve) => {
        end = resolve
      })
      const before = [...begun.keys()]
      begun.set(id, ended)
      try {
        const source = sourceOf(context, id, before)
        if (source) await begun.get(source)
        const { ms, cost, own } = (await drawShot(context, id, arrived, without)).receipt
        return { code: 'shot-drawn', number, ms, cost, own }
      } finally {
        begun.delete(id)
        end()
      }
    },
    report: (counts) =>
      context.progress({ doing: { code: 'draw' }, done: endedOf(counts), total: counts.total }),
  })
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
  if (!shot || shot.references || choice.plain) return undefined
  return continuityPicture(project, shot, choice.continuity, begun)?.from.id
}

async function drawShot(
  context: EngineContext,
  id: ShotId,
  arrived: () => void,
  without?: string,
): Promise<DrawnTake> {
  const plan = await context.agree(() => planOf(context, id, without))
  const digests = digestsOf({
    project: context.project(),
    shot: plan.shot,
    wish: context.wish,
    engine: context.engine,
    limit: context.pictures().limit,
  })
  const [engine, references] = await Promise.all([
    context.services.engine(context.engine),
    loadReferences(context.services, plan),
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
      subjects: plan.subjects,
      references,
      frames: () => framesToSend(context, describePlan(context.project(), factsOf(context.engine)).frames),
      aspect,
      seed,
    },
    context.signal,
  )
  arrived()
  const sent = references.slice(0, drawn.references?.length)
  const made = toTake(engine, shot, drawn, sent, performance.now() - startedAt)
  const take = { ...made, receipt: { ...made.receipt, number, digests } }
  await context.commit({
    change: (now) => withTake(now, shot, take),
    blobs: new Map([[take.blob, drawn.picture], ...(engine.host ? bytesToKeep(sent) : [])]),
  })
  return take
}

const NO_STYLE = { code: 'style-first' } as const

function planOf(context: EngineContext, id: ShotId, without?: string): DrawPlan {
  const project = context.project()
  const shot = project.shots.find((candidate) => candidate.id === id)
  if (!shot || shot.omitted) throw new AppError('cancelled', { code: 'shot-removed' })
  if (project.frames.length === 0) throw new AppError('clip-no-frames')
  if (!project.style) throw new AppError('style-unreadable', NO_STYLE)
  return drawPlan(project, shot, context.pictures(), factsOf(context.engine), { without })
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
