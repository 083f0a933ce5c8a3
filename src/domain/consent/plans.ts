import type { ReferenceRole, Shot } from '../board/shot.ts'
import { identityFor, type Reach, sentFrames } from '../clip/frames.ts'
import { type Engines, factsOf } from '../engines/engine-choice.ts'
import type { BlobId, ShotId } from '../ids.ts'
import { aspectRatio, type Frame, type Project } from '../project/project.ts'
import type { ReferenceCount } from '../settings/settings.ts'
import { anchorOf } from '../takes/references.ts'

/**
 * What a step is about to ask of an engine, its pictures by name. The sheet shows a plan before
 * anything leaves, and the step carries out that very plan: nothing else decides what goes along.
 */
export type Plan = DescribePlan | DirectPlan | DrawPlan

export interface DescribePlan {
  readonly kind: 'describe'
  readonly frames: readonly Frame[]
}

export interface DirectPlan {
  readonly kind: 'direct'
  readonly context: string
  /** The frame that goes along; absent where there is none that may. */
  readonly frame: Frame | undefined
  /** Every frame that the description may have been written from. */
  readonly frames: readonly Frame[]
  readonly count: number
  readonly seed: number
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

export interface PlannedReference {
  readonly role: ReferenceRole
  /** How sheet and receipt name it: "Frame at 1.5 s", "Style picture", "Shot 1, take 2". */
  readonly label: string
  /** Absent for a picture that is yet to be drawn: it goes along where it is there by then. */
  readonly blob?: BlobId
  /** The host that drew it. */
  readonly drawnAt?: string | undefined
}

/** What a person asked of the pictures. */
export interface PictureChoice {
  readonly references: ReferenceCount
  /** Width over height; absent for the clip's own. */
  readonly aspect?: number
  /** Absent for another with each take. */
  readonly seed?: number
  /** How many the model takes, where that is known. */
  readonly limit?: number | undefined
}

/** A frame that stays on this device goes to no engine that is elsewhere. */
const framesFor = (project: Project, { leavesDevice }: Reach) =>
  leavesDevice ? sentFrames(project) : project.frames

export const describePlan = (project: Project, engine: Reach): DescribePlan => ({
  kind: 'describe',
  frames: framesFor(project, engine),
})

export const directPlan = (project: Project, engine: Reach): DirectPlan => ({
  kind: 'direct',
  context: project.context,
  frame: identityFor(project, engine),
  frames: framesFor(project, engine),
  count: project.settings.shotCount,
  seed: project.settings.seed,
})

interface DrawOptions {
  /** A reference that stays at home. */
  readonly without?: ReferenceRole | undefined
  /**
   * Shots that are to be drawn in the same go: one of them may be there by the time that this one
   * is drawn.
   */
  readonly batch?: readonly ShotId[]
}

/**
 * Who and where from the clip, how from the style picture, and an earlier shot where that is
 * wanted, in this order.
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
    frame && { role: 'identity', label: `Frame at ${Number(frame.time.toFixed(3))} s`, blob: frame.blob },
    style && { role: 'style', label: 'Style picture', blob: style.blob },
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
    // Another take of the same shot is another drawing.
    seed: choice.seed ?? project.settings.seed + shot.takes.length,
  }
}

function earlierShot(project: Project, { id }: Shot, batch: readonly ShotId[]): PlannedReference | undefined {
  const anchor = anchorOf(project, id)
  if (anchor) {
    const { blob, receipt } = anchor.take
    return { role: 'continuity', label: anchor.label, blob, drawnAt: receipt.host }
  }
  const own = project.shots.findIndex((shot) => shot.id === id)
  const first = project.shots.findIndex((shot) => batch.includes(shot.id))
  if (first < 0 || first >= own) return undefined
  return { role: 'continuity', label: `The picture of shot ${first + 1}, if drawn by then` }
}

/** The pictures that a plan sends, as far as they are there. */
export function picturesOf(plan: Plan): readonly Pick<PlannedReference, 'blob' | 'drawnAt'>[] {
  if (plan.kind === 'describe') return plan.frames
  return plan.kind === 'direct' ? [plan.frame].filter((frame) => frame !== undefined) : plan.references
}

/** A step that calls an engine, as it is asked for. */
export interface CallingStep {
  readonly kind: Plan['kind']
  /** Shots that it draws. */
  readonly shots: readonly ShotId[]
  readonly without?: ReferenceRole | undefined
}

/**
 * The steps that send what they are given elsewhere, drawing by the example of the first shot; all
 * where none does, as they would be sent.
 */
export function callingSteps({ shots }: Project, engines: Engines): readonly CallingStep[] {
  const steps: readonly CallingStep[] = [
    { kind: 'describe', shots: [] },
    { kind: 'direct', shots: [] },
    { kind: 'draw', shots: shots.slice(0, 1).map(({ id }) => id) },
  ]
  const leaving = steps.filter(({ kind }) => factsOf(engines[kind]).leavesDevice)
  return leaving.length > 0 ? leaving : steps
}

/** What a person is asked about goes to a service. */
const SERVICE: Reach = { leavesDevice: true }

/** All that a step will ask of a service, as far as it is known before it begins. */
export function plansFor(project: Project, step: CallingStep, choice: PictureChoice): readonly Plan[] {
  if (step.kind === 'describe') return [describePlan(project, SERVICE)]
  if (step.kind === 'direct') return [directPlan(project, SERVICE)]
  const options = { without: step.without, batch: step.shots }
  return project.shots
    .filter(({ id }) => step.shots.includes(id))
    .map((shot) => drawPlan(project, shot, choice, SERVICE, options))
}
