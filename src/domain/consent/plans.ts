import { countedShots } from '../board/counted-shots.ts'
import type { Ask } from '../board/list-parts.ts'
import type { ReferencePicture, ReferenceRole } from '../board/reference.ts'
import { drawnReceipt, type Shot } from '../board/shot.ts'
import { numberOf } from '../board/shot-numbers.ts'
import { framesFor, identityFor, type Reach } from '../clip/frames.ts'
import { type Engines, factsOf } from '../engines/engine-choice.ts'
import { ENGINES } from '../engines/engines.ts'
import type { BlobId, ShotId } from '../ids.ts'
import { aspectRatio, type Frame, type Project } from '../project/project.ts'
import type { ReferenceCount } from '../settings/settings.ts'
import { anchorOf } from '../takes/references.ts'
import { type Director, type DirectPlan, directPlan } from './direct-plan.ts'

/**
 * What a step asks of an engine, with pictures by id. The consent dialog shows the plan and the
 * step executes the same one; nothing else decides what is sent.
 */
export type Plan = DescribePlan | DirectPlan | DrawPlan

export interface DescribePlan {
  readonly kind: 'describe'
  readonly frames: readonly Frame[]
}

export interface DrawPlan {
  readonly kind: 'draw'
  readonly shot: Shot
  readonly context: string
  readonly references: readonly PlannedReference[]
  /** Width over height. */
  readonly aspect: number
  readonly seed: number
}

export type PlannedReference = ReferencePicture & {
  /** Absent for a picture still to be drawn, which is sent if it exists by then. */
  readonly blob?: BlobId
  /** The host that drew it. */
  readonly drawnAt?: string | undefined
}

/** The user's picture options. */
export interface PictureChoice {
  readonly references: ReferenceCount
  /** Width over height; absent for the clip's own. */
  readonly aspect?: number
  /** Absent for a different seed per take. */
  readonly seed?: number
  /** References that the model accepts; absent where unknown. */
  readonly limit?: number | undefined
}

export const describePlan = (project: Project, engine: Reach): DescribePlan => ({
  kind: 'describe',
  frames: framesFor(project, engine),
})

interface DrawOptions {
  /** A reference to leave out. */
  readonly without?: ReferenceRole | undefined
  /**
   * Shots drawn in the same batch, of which one may become a reference before this one is drawn.
   */
  readonly batch?: readonly ShotId[]
}

/**
 * Plans a drawing. References, in order: the frame (who and where), the style picture (how), and an
 * earlier shot where wanted.
 */
export function drawPlan(
  project: Project,
  shot: Shot,
  choice: PictureChoice,
  engine: Reach,
  { without, batch = [] }: DrawOptions = {},
): DrawPlan {
  const frame = choice.references >= 2 ? identityFor(project, engine) : undefined
  const { style } = project
  const references: readonly (PlannedReference | undefined)[] = [
    frame && { role: 'identity', time: frame.time, blob: frame.blob },
    style && { role: 'style', blob: style.blob },
    choice.references >= 3 ? earlierShot(project, shot, batch) : undefined,
  ]
  return {
    kind: 'draw',
    shot,
    context: project.context,
    references: references
      .filter((one) => one !== undefined)
      .filter(({ role }) => role !== without)
      .slice(0, choice.limit),
    aspect: choice.aspect ?? aspectRatio(project),
    // Each take gets its own seed.
    seed: choice.seed ?? project.settings.seed + shot.takes.length,
  }
}

function earlierShot(project: Project, { id }: Shot, batch: readonly ShotId[]): PlannedReference | undefined {
  const anchor = anchorOf(project, id)
  if (anchor) {
    const { take, shot, number } = anchor
    const drawn = drawnReceipt(take)
    const which = { role: 'continuity', shot, take: number, blob: take.blob } as const
    return drawn ? { ...which, drawnAt: drawn.host } : { ...which, own: true }
  }
  const shots = countedShots(project)
  const first = shots.find((shot) => batch.includes(shot.id) || shot.id === id)
  if (!first || first.id === id) return undefined
  return { role: 'continuity', shot: numberOf(project, first.id) }
}

/** The existing pictures that a plan sends. */
export function picturesOf(plan: Plan): readonly Pick<PlannedReference, 'blob' | 'drawnAt'>[] {
  if (plan.kind === 'describe') return plan.frames
  return plan.kind === 'direct' ? [plan.frame].filter((frame) => frame !== undefined) : plan.references
}

/** A requested step that calls an engine. */
export interface CallingStep {
  readonly kind: Plan['kind']
  /** Shots to draw. */
  readonly shots: readonly ShotId[]
  readonly without?: ReferenceRole | undefined
  /** What a director is asked for. */
  readonly ask?: Ask | undefined
}

/**
 * The steps that send data, with the first shot as the example of drawing; all steps where none
 * sends any.
 */
export function callingSteps(project: Project, engines: Engines): readonly CallingStep[] {
  const steps: readonly CallingStep[] = [
    { kind: 'describe', shots: [] },
    { kind: 'direct', shots: [] },
    {
      kind: 'draw',
      shots: countedShots(project)
        .slice(0, 1)
        .map(({ id }) => id),
    },
  ]
  const leaving = steps.filter(({ kind }) => factsOf(engines[kind]).leavesDevice)
  return leaving.length > 0 ? leaving : steps
}

/** Consent concerns services only. */
const SERVICE: Director = ENGINES.openrouter

/** Everything that a step asks of a service, as far as known before it starts. */
export function plansFor(project: Project, step: CallingStep, choice: PictureChoice): readonly Plan[] {
  if (step.kind === 'describe') return [describePlan(project, SERVICE)]
  if (step.kind === 'direct') return [directPlan(project, SERVICE, step.ask)]
  const options = { without: step.without, batch: step.shots }
  return countedShots(project)
    .filter(({ id }) => step.shots.includes(id))
    .map((shot) => drawPlan(project, shot, choice, SERVICE, options))
}
