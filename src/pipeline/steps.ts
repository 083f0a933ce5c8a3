import type { ReferenceRole } from '../domain/board/shot.ts'
import type { ShotId } from '../domain/ids.ts'
import type { JobKind, JobSummary } from '../domain/jobs/job.ts'
import { directShots } from './board/direct-shots.ts'
import { type NewSampling, sampleFrames } from './clip/sample-frames.ts'
import type { StepContext } from './context.ts'
import { describeScene } from './scene/describe-scene.ts'
import { startPainting } from './takes/draw-shots.ts'
import { startUpscaling } from './upscale/upscale-shots.ts'

/**
 * A step under way. Only drawing and upscaling go shot by shot: they take more shots, and can rest.
 */
export interface RunningStep {
  readonly finished: Promise<JobSummary>
  readonly add?: (shots: readonly ShotId[]) => void
  /** Starts no further shot; those under way go on. */
  readonly pause?: () => void
  readonly resume?: () => void
}

/**
 * What a job works on besides the project: a clip to take in or to sample anew, shots to draw or to
 * upscale.
 */
export interface StepInput extends NewSampling {
  readonly shots?: readonly ShotId[]
  /** A reference that pictures are drawn without. */
  readonly without?: ReferenceRole
}

/** Everything that a person can start. Adding a job means adding a line here. */
export const STEPS: Readonly<Record<JobKind, (context: StepContext, input: StepInput) => RunningStep>> = {
  frames: (context, input) => ({ finished: sampleFrames(context, input) }),
  analyze: (context) => ({ finished: sampleFrames(context).then(() => describeScene(context)) }),
  shots: (context) => ({ finished: directShots(context) }),
  images: (context, { shots = [], without }) => startPainting(context, shots, without),
  upscale: (context, { shots = [] }) => startUpscaling(context, shots),
}
