import type { DrawPlan } from '../../domain/consent/draw-plan.ts'
import { drawPlan } from '../../domain/consent/plans.ts'
import { factsOf } from '../../domain/engines/engine-choice.ts'
import type { ShotId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { whyNoReplay } from '../../domain/takes/no-replay.ts'
import { takeOf } from '../../domain/takes/reference-sources.ts'
import { partMask } from '../../domain/takes/region/part-mask.ts'
import { type TakeAsk, withoutOf } from '../../domain/takes/take-ask.ts'
import { AppError } from '../../lib/errors.ts'
import type { DrawRequest } from '../../services/engines/engine.ts'
import type { EngineContext } from '../context.ts'

/** Which take of a shot is drawn. */
export interface TakeToDraw {
  readonly shot: ShotId
  /** The row of a reference to leave out. */
  readonly without?: string | undefined
  readonly takeAsk?: TakeAsk | undefined
  /** Of several takes which one, from 0. */
  readonly nth?: number
}

const NO_STYLE = { code: 'style-first' } as const

/** @throws AppError `cancelled`, `clip-no-frames`, `style-unreadable`, `picture-gone` */
export function planOf(
  context: EngineContext,
  { shot: id, without, takeAsk, nth = 0 }: TakeToDraw,
): DrawPlan {
  const project = context.project()
  const shot = project.shots.find((candidate) => candidate.id === id)
  if (!shot || shot.omitted) throw new AppError('cancelled', { code: 'shot-removed' })
  if (project.frames.length === 0) throw new AppError('clip-no-frames')
  if (!project.style) throw new AppError('style-unreadable', NO_STYLE)
  if (takeAsk) refuseLost(context, project, takeAsk)
  const options = { without, takeAsk, nth }
  return drawPlan(project, shot, context.pictures(), factsOf(context.engine), options)
}

/** Nothing else is drawn, and paid for, in place of what can no longer be made from a take. */
function refuseLost({ engine, pictures }: EngineContext, project: Project, takeAsk: TakeAsk): void {
  if (takeAsk.kind === 'several') return
  const found = takeOf(project, takeAsk.of)
  const lost =
    takeAsk.kind !== 'edit' &&
    takeAsk.kind !== 'missed' &&
    found &&
    whyNoReplay(
      project,
      found.take,
      engine,
      { ...factsOf(engine), server: pictures().server },
      withoutOf(takeAsk),
    )
  if (!found || lost) throw new AppError('picture-gone')
}

/** What of the sent part may change; undefined where no region is marked, or the take is gone. */
export function maskFor(project: Project, { takeAsk }: DrawPlan): DrawRequest['mask'] {
  const region = takeAsk?.kind === 'edit' ? takeAsk.region : undefined
  const found = region && takeAsk?.kind === 'edit' ? takeOf(project, takeAsk.of) : undefined
  return region && found && (() => partMask(region, found.take))
}
