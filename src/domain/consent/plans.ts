import { countedShots } from '../board/counted-shots.ts'
import type { Ask } from '../board/list-parts.ts'
import type { Shot } from '../board/shot.ts'
import { framesFor, identityFor, type Reach, spreadFrames } from '../clip/frames.ts'
import { type MeasuredClip, measuredWindow } from '../clip/measured.ts'
import { type Engines, factsOf } from '../engines/engine-choice.ts'
import { ENGINES, type EngineFacts, type EngineStep } from '../engines/engines.ts'
import type { ServerInUse } from '../engines/picture-server.ts'
import type { ShotId } from '../ids.ts'
import { aspectRatio, type Frame, type Project, type StylePicture } from '../project/project.ts'
import { subjectsIn } from '../scene/named-subjects.ts'
import { styleOf } from '../scene/style-source.ts'
import { type ManifestChoice, manifestFor, sentOf } from '../takes/manifest.ts'
import type { PlannedReference } from '../takes/planned-reference.ts'
import { callsOf, type TakeAsk } from '../takes/take-ask.ts'
import { takePlan } from '../takes/take-plans.ts'
import { type Director, type DirectPlan, directPlan } from './direct-plan.ts'
import type { DrawPlan } from './draw-plan.ts'
import { sheetPlans } from './sheet-plans.ts'

/**
 * What a step asks of an engine, with pictures by id. The consent dialog shows the plan and the
 * step executes the same one; nothing else decides what is sent.
 */
export type Plan = DescribePlan | ReadStylePlan | DirectPlan | DrawPlan

/** The step whose engine executes a plan. */
export const stepOf = ({ kind }: Pick<Plan, 'kind'>): EngineStep =>
  kind === 'read-style' ? 'describe' : kind

export interface DescribePlan {
  readonly kind: 'describe'
  readonly frames: readonly Frame[]
  /** What was measured of the clip, told in words. */
  readonly measured: MeasuredClip | undefined
}

/** What of a style picture is described, besides the clip. */
export type Reads = 'style'

export interface ReadStylePlan {
  readonly kind: 'read-style'
  readonly pictures: readonly StylePicture[]
  /** The pictures as the words that come keep them. */
  readonly from: string
}

/** The user's picture options. */
export interface PictureChoice extends ManifestChoice {
  /** Width over height; absent for the clip's own. */
  readonly aspect?: number
  /** The picture server that draws. */
  readonly server?: ServerInUse
  /** Absent for a different seed per take. */
  readonly seed?: number
  /** The image model's, by name of the service; absent where unknown. */
  readonly resolutions?: readonly string[] | undefined
  /** The shapes that the image model draws, such as "16:9"; absent where unknown. */
  readonly aspectRatios?: readonly string[] | undefined
}

/** An engine that describes: where it works, and how many frames it looks at. */
export type Viewer = Reach & Pick<EngineFacts, 'mostFrames'>

export const describePlan = (project: Project, engine: Viewer): DescribePlan => ({
  kind: 'describe',
  frames: spreadFrames(framesFor(project, engine), engine.mostFrames, identityFor(project, engine)),
  measured: measuredWindow(project.video),
})

export const readStylePlan = (project: Project): ReadStylePlan => ({
  kind: 'read-style',
  pictures: [...(project.style ? [project.style] : []), ...(project.moreStyles ?? [])],
  from: styleOf(project, 'read'),
})

interface DrawOptions {
  /** The row of a reference to leave out. */
  readonly without?: string | undefined
  /**
   * Shots drawn in the same batch, of which one may become a reference before this one is drawn.
   */
  readonly batch?: readonly ShotId[]
  readonly takeAsk?: TakeAsk | undefined
  /** Of several takes which one, from 0. */
  readonly nth?: number
}

/** Plans a drawing with the pictures of the shot's manifest, in its order. */
export function drawPlan(
  project: Project,
  shot: Shot,
  choice: PictureChoice,
  engine: Reach,
  { without, batch, takeAsk, nth = 0 }: DrawOptions = {},
): DrawPlan {
  const plan: DrawPlan = {
    kind: 'draw',
    shot,
    context: project.context,
    subjects: subjectsIn(project, shot),
    styleWords: project.styleWords,
    references: sentOf(manifestFor(project, shot, choice, engine, batch)).filter(({ id }) => id !== without),
    aspect: choice.aspect ?? aspectRatio(project),
    // Each take gets its own seed.
    seed: (choice.seed ?? project.settings.seed + shot.takes.length) + nth,
  }
  if (!takeAsk) return plan
  const { resolutions, server } = choice
  return takePlan(project, plan, takeAsk, { engine: { ...engine, server }, resolutions })
}

type SentPicture = Pick<PlannedReference, 'blob' | 'drawnAt' | 'source'>

/** The existing pictures that a plan sends, those of a sheet one by one. */
export function picturesOf(plan: Plan): readonly SentPicture[] {
  if (plan.kind === 'describe') return plan.frames
  if (plan.kind === 'read-style') return plan.pictures
  if (plan.kind === 'direct') return plan.blind || !plan.frame ? [] : [plan.frame]
  return plan.references.flatMap((one): readonly SentPicture[] => one.parts ?? [one])
}

/** A requested step that calls an engine. */
export interface CallingStep {
  readonly kind: EngineStep
  /** Of describing: something else than the clip. */
  readonly reads?: Reads | undefined
  /** Shots to draw. */
  readonly shots: readonly ShotId[]
  readonly without?: string | undefined
  /** What a director is asked for. */
  readonly ask?: Ask | undefined
  /** Of one shot: more than a new take. */
  readonly takeAsk?: TakeAsk | undefined
  /** Shots that are drawn together, a list for each draft sheet. */
  readonly sheets?: readonly (readonly ShotId[])[] | undefined
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

/**
 * Everything that a step asks of an engine that sends, as far as known before it starts.
 * @param engine whose facts decide; those of the model service where absent
 */
export function plansFor(
  project: Project,
  step: CallingStep,
  choice: PictureChoice,
  engine: Viewer & Director = ENGINES.openrouter,
): readonly Plan[] {
  if (step.kind === 'describe') return [step.reads ? readStylePlan(project) : describePlan(project, engine)]
  if (step.kind === 'direct') return [directPlan(project, engine, step.ask)]
  const { without, shots, takeAsk, sheets } = step
  if (sheets) return sheetPlans(project, sheets, choice, engine)
  const each = Array.from({ length: callsOf(takeAsk) }, (_, nth) => ({ without, batch: shots, takeAsk, nth }))
  return countedShots(project)
    .filter(({ id }) => shots.includes(id))
    .flatMap((shot) => each.map((options) => drawPlan(project, shot, choice, engine, options)))
}
