import { countedShots } from '../board/counted-shots.ts'
import { shownTake } from '../board/shot.ts'
import type { EngineStep } from '../engines/engines.ts'
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
}

/** Every step. Facts about calls and billing are in `ENGINES`. */
export const STEPS: {
  readonly [S in Step]: StepFacts & { readonly byEngine: S extends EngineStep ? true : false }
} = {
  sample: {
    place: 'video',
    byEngine: false,
    perShot: false,
    blocker: ({ video }) => (video ? undefined : 'no-clip'),
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
  },
  direct: {
    place: 'shots',
    byEngine: true,
    perShot: false,
    blocker: ({ context, frames }) => {
      if (frames.length === 0) return 'not-analyzed'
      return context.trim() === '' ? 'no-description' : undefined
    },
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
  },
}

/** The steps that work shot by shot. */
export type ShotStep = 'draw' | 'upscale'

export const isShotStep = (step: Step): step is ShotStep => STEPS[step].perShot

export const isEngineStep = (step: Step): step is EngineStep => STEPS[step].byEngine

/** Why a step cannot start yet; undefined when it can. */
export const whyNot = (step: Step, project: Project, lost = NONE_LOST): Blocker | undefined =>
  STEPS[step].blocker(project, lost)
