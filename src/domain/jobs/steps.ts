import { countedShots } from '../board/counted-shots.ts'
import { type Shot, shownTake } from '../board/shot.ts'
import type { EngineStep } from '../engines/engines.ts'
import type { ShotId } from '../ids.ts'
import type { Project } from '../project/project.ts'
import { isDrawn, type Lost, NONE_LOST } from './readiness.ts'

/**
 * The steps of a project, in order. The same words name job kinds, engine methods, model roles,
 * statuses, files, stored records and log lines.
 */
export type Step = 'sample' | EngineStep | 'upscale'

/** What a step lacks before it can start. */
export type Blocker =
  | 'no-clip'
  | 'no-style'
  | 'no-clip-and-style'
  | 'not-analyzed'
  | 'no-description'
  | 'no-shots'
  | 'no-frames'
  | 'no-pictures'
  | 'lost-pictures'

interface StepFacts {
  /** Where its failure is shown. */
  readonly place: 'video' | 'scene' | 'shots'
  /** It works shot by shot: more shots can be added while it runs, and it can pause. */
  readonly perShot: boolean
  /** Why it cannot start yet; undefined when it can. */
  readonly blocker: (project: Project, lost: Lost) => Blocker | undefined
  /** Bytes that it is expected to write; `scale` is the upscaling factor. */
  readonly bytes: (shots: readonly Shot[], scale: number) => number
}

/** About 24 sampled frames. */
const FRAMES_BYTES = 3_000_000
const TEXT_BYTES = 100_000
/** A PNG of about one megapixel, as image models send it. */
const PICTURE_BYTES = 2_500_000
/** A take, a part of a frame or a sheet as it is sent: a JPEG, which the receipt keeps. */
const SENT_BYTES = 300_000
/** The most of these among automatic references: of who is seen, of the place, of continuity. */
const AUTOMATIC_SENT = 3
/** Bytes per pixel of a drawn PNG: between two and three. */
const PNG_BYTES_A_PIXEL = 2.5

/** Every step. Facts about calls and billing are in `ENGINES`. */
export const STEPS: {
  readonly [S in Step]: StepFacts & { readonly byEngine: S extends EngineStep ? true : false }
} = {
  sample: {
    place: 'video',
    byEngine: false,
    perShot: false,
    blocker: ({ video }) => (video ? undefined : 'no-clip'),
    bytes: () => FRAMES_BYTES,
  },
  describe: {
    place: 'scene',
    byEngine: true,
    perShot: false,
    blocker: ({ video, style }) => {
      if (!video && !style) return 'no-clip-and-style'
      if (!video) return 'no-clip'
      return style ? undefined : 'no-style'
    },
    bytes: () => TEXT_BYTES,
  },
  direct: {
    place: 'shots',
    byEngine: true,
    perShot: false,
    blocker: ({ context, frames }) => {
      if (frames.length === 0) return 'not-analyzed'
      return context.trim() === '' ? 'no-description' : undefined
    },
    bytes: () => TEXT_BYTES,
  },
  draw: {
    place: 'shots',
    byEngine: true,
    perShot: true,
    blocker: ({ shots, frames, style }) => {
      if (countedShots({ shots }).length === 0) return 'no-shots'
      if (frames.length === 0) return 'no-frames'
      return style ? undefined : 'no-style'
    },
    bytes: (shots) => shots.reduce((sum, shot) => sum + PICTURE_BYTES + keptOf(shot) * SENT_BYTES, 0),
  },
  upscale: {
    place: 'shots',
    byEngine: false,
    perShot: true,
    blocker: (project, lost) => {
      const shots = countedShots(project)
      if (!shots.some(shownTake)) return 'no-pictures'
      return shots.some((shot) => isDrawn(shot, lost)) ? undefined : 'lost-pictures'
    },
    bytes: (shots, scale) =>
      shots.reduce((sum, shot) => sum + pixelsOf(shot), 0) * scale ** 2 * PNG_BYTES_A_PIXEL,
  },
}

/** How many pictures a shot is drawn from that nothing else keeps. */
const keptOf = ({ references }: Shot): number =>
  references?.filter(({ source: { kind } }) => kind !== 'frame' && kind !== 'style' && kind !== 'file')
    .length ?? AUTOMATIC_SENT

function pixelsOf(shot: Shot): number {
  const take = shownTake(shot)
  return take ? take.width * take.height : 0
}

/** The steps that work shot by shot. */
export type ShotStep = 'draw' | 'upscale'

export const isShotStep = (step: Step): step is ShotStep => STEPS[step].perShot

export const isEngineStep = (step: Step): step is EngineStep => STEPS[step].byEngine

/** Why a step cannot start yet; undefined when it can. */
export const whyNot = (step: Step, project: Project, lost = NONE_LOST): Blocker | undefined =>
  STEPS[step].blocker(project, lost)

/** Safety factor for what cannot be predicted. */
const MARGIN = 1.5

/** Bytes that a step is expected to write, with a margin. */
export function expectedBytes(step: Step, project: Project, shots: readonly ShotId[], scale: number): number {
  const worked = project.shots.filter(({ id }) => shots.includes(id))
  return Math.round(STEPS[step].bytes(worked, scale) * MARGIN)
}
