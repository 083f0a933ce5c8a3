import type { Ask } from '../domain/board/list-parts.ts'
import type { Reads } from '../domain/consent/plans.ts'
import type { ShotId } from '../domain/ids.ts'
import type { JobSummary } from '../domain/jobs/job.ts'
import type { Step } from '../domain/jobs/steps.ts'
import type { AskedTakes } from '../domain/takes/take-ask.ts'
import { directShots } from './board/direct-shots.ts'
import { type NewSampling, sampleFrames } from './clip/sample-frames.ts'
import type { EngineContext, StepContext } from './context.ts'
import { describeScene } from './scene/describe-scene.ts'
import { readStyle } from './scene/read-style.ts'
import { startDrawing } from './takes/draw-shots.ts'
import { startSheets } from './takes/start-sheets.ts'
import { startUpscaling } from './upscale/upscale-shots.ts'

/**
 * A running step. Only drawing and upscaling work shot by shot: they accept more shots and can
 * pause.
 */
export interface RunningStep {
  readonly finished: Promise<JobSummary>
  readonly add?: (shots: readonly ShotId[]) => void
  /** Starts no further shot; those in progress continue. */
  readonly pause?: () => void
  readonly resume?: () => void
  /** Takes the shots that wait out of the job, and returns them. */
  readonly leave?: () => readonly ShotId[]
}

/**
 * A job's input besides the project: a clip to import or sample again, shots to draw or upscale.
 */
export interface StepInput extends NewSampling {
  readonly shots?: readonly ShotId[]
  /** The row of a reference to leave out. */
  readonly without?: string
  /** What is asked for of one of the shots besides a new take. */
  readonly asked?: AskedTakes | undefined
  /** The shots of each draft sheet to draw. */
  readonly sheets?: readonly (readonly ShotId[])[] | undefined
  /** What is described instead of the clip. */
  readonly reads?: Reads | undefined
  /** What a director is asked for; a new list where absent. */
  readonly ask?: Ask
  /** A new shot list omits the present shots, where numbers are locked. */
  readonly omitOthers?: boolean
}

/** Starts each step. */
export const BEGIN: Readonly<Record<Step, (context: StepContext, input: StepInput) => RunningStep>> = {
  sample: (context, input) => ({ finished: sampleFrames(context, input) }),
  describe: (context, { reads }) => ({
    finished: reads
      ? readStyle(withEngine(context))
      : sampleFrames(context).then(() => describeScene(withEngine(context))),
  }),
  direct: (context, input) => ({ finished: directShots(withEngine(context), input) }),
  draw: (context, { shots = [], without, asked, sheets }) =>
    sheets
      ? startSheets(withEngine(context), sheets)
      : startDrawing(withEngine(context), shots, { without, asked }),
  upscale: (context, { shots = [] }) => startUpscaling(context, shots),
}

function withEngine({ engine, ...context }: StepContext): EngineContext {
  if (!engine) throw new Error('This step is done by an engine, and was given none')
  return { ...context, engine }
}
