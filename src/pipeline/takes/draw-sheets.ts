import { shotsOnSheet } from '../../domain/board/counted-shots.ts'
import { numberOf } from '../../domain/board/shot-numbers.ts'
import { shownFields } from '../../domain/board/shown-fields.ts'
import type { SheetPlan } from '../../domain/consent/draw-plan.ts'
import { sheetPlans } from '../../domain/consent/sheet-plans.ts'
import { factsOf } from '../../domain/engines/engine-choice.ts'
import type { BlobId, SheetId, ShotId } from '../../domain/ids.ts'
import type { JobSummary } from '../../domain/jobs/job.ts'
import { fitLine, fitMime, fitPrompt } from '../../domain/project/limits.ts'
import { digestsOf } from '../../domain/takes/choices.ts'
import { withSheet } from '../../domain/takes/cut-takes.ts'
import type { Sheet, SheetShot } from '../../domain/takes/sheet.ts'
import { AppError, toAppError } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import type { DrawRequest, Reservation } from '../../services/engines/engine.ts'
import type { EngineContext } from '../context.ts'
import { drawReserved } from './draw-reserved.ts'
import { bytesToKeep, type LoadedReference, loadReferences, receiptReferences } from './load-references.ts'

export type Sheets = readonly (readonly ShotId[])[]

/**
 * Draws draft sheets, each in one call. All are reserved before the first leaves, or none leaves.
 * @throws AppError the first failure, once every call has ended; the sheets that came are kept
 */
export async function drawSheets(context: EngineContext, sheets: Sheets): Promise<JobSummary> {
  // No sheet is paid for while the last picture could not be stored.
  const unsaved = context.unsaved('pictures')
  if (unsaved) throw unsaved
  const prepared: Prepared[] = []
  for (const sheet of sheets) {
    const isGone = !shotsOnSheet(context.project()).some(({ id }) => sheet.includes(id))
    if (!isGone) prepared.push(await prepareSheet(context, sheets, sheet))
  }
  const shots = prepared.reduce((sum, { plan }) => sum + plan.sheet.shots.length, 0)
  const progress = (done: number) =>
    context.progress({ doing: { code: 'draw-sheet', shots }, done, total: prepared.length })
  progress(0)
  let done = 0
  const errors = await drawReserved(context, prepared, async (one, reserved) => {
    await drawSheet(context, one, reserved)
    done += 1
    progress(done)
  })
  const [error, ...others] = errors
  for (const other of others) context.log({ code: 'problem' }, toAppError(other))
  if (error !== undefined && !(context.signal.aborted && done > 0)) throw error
  return { done, failed: errors.length, skipped: 0 }
}

interface Prepared {
  readonly plan: SheetPlan
  readonly references: readonly LoadedReference[]
  readonly request: DrawRequest
  /** The shots as they are drawn: they may be edited while the call is away. */
  readonly shots: readonly SheetShot[]
}

async function prepareSheet(
  context: EngineContext,
  sheets: Sheets,
  ids: readonly ShotId[],
): Promise<Prepared> {
  const plan = await context.agree(() => {
    const project = context.project()
    if (project.frames.length === 0) throw new AppError('clip-no-frames')
    if (!project.style) throw new AppError('style-unreadable', { code: 'style-first' })
    const planned = sheetPlans(project, sheets, context.pictures(), factsOf(context.engine))
    const found = planned.find(({ sheet }) => sheet.shots.some(({ id }) => ids.includes(id)))
    if (!found) throw new AppError('cancelled', { code: 'shot-removed' })
    return found
  })
  const shots = shotsOf(context, plan)
  const [references] = await Promise.all([loadReferences(context.services, plan), context.noted()])
  context.signal.throwIfAborted()
  const { shot, aspect, seed, exact, size } = plan
  const frames = async () => []
  return {
    plan,
    references,
    shots,
    request: {
      shot,
      context: plan.context,
      subjects: plan.subjects,
      references,
      frames,
      aspect,
      seed,
      exact,
      size,
    },
  }
}

async function drawSheet(
  context: EngineContext,
  { plan, references, request, shots }: Prepared,
  reserved: Reservation | undefined,
): Promise<void> {
  const engine = await context.services.engine(context.engine)
  const startedAt = performance.now()
  const drawn = await engine.draw({ ...request, reserved }, context.signal)
  const ms = performance.now() - startedAt
  const sent = references.slice(0, drawn.references?.length)
  const { shots: _, ...grid } = plan.sheet
  const sheet: Sheet = {
    ...grid,
    id: newId<SheetId>(),
    blob: newId<BlobId>(),
    width: drawn.width,
    height: drawn.height,
    mime: fitMime(drawn.picture.type),
    shots,
    receipt: {
      engine: engine.id,
      ...(engine.host ? { host: fitLine(engine.host) } : {}),
      model: fitLine(drawn.model),
      prompt: fitPrompt(drawn.prompt),
      shotText: '',
      references: receiptReferences(sent),
      ...(drawn.parameters ? { parameters: drawn.parameters } : {}),
      ...(drawn.seed === undefined ? {} : { seed: drawn.seed }),
      ...(drawn.cost === undefined ? {} : { cost: drawn.cost }),
      ...(drawn.own === undefined ? {} : { own: drawn.own }),
      ms: Math.round(ms),
      at: Date.now(),
    },
  }
  await context.commit({
    change: (now) => withSheet(now, sheet),
    blobs: new Map([[sheet.blob, drawn.picture], ...bytesToKeep(sent)]),
  })
  context.log({ code: 'sheet-drawn', shots: sheet.shots.length, ms, cost: drawn.cost, own: drawn.own })
}

function shotsOf(context: EngineContext, { sheet }: SheetPlan): readonly SheetShot[] {
  const project = context.project()
  const { engine, wish } = context
  const { limit } = context.pictures()
  return sheet.shots.map((shot) => ({
    shot: shot.id,
    number: numberOf(project, shot.id),
    shotText: shot.text,
    fields: shownFields(shot, engine),
    digests: digestsOf({ project, wish, engine, limit, shot }),
  }))
}
