import type { EngineStep } from '../engines/engines.ts'
import type { Step } from './steps.ts'

interface StepWords {
  /** "Sampling: 12 sampled." */
  readonly name: string
  /** How its results are counted: "4 drawn". */
  readonly done: string
  readonly running: string
  readonly cutOff: string
}

/** What a step is called on the screen and in the log. */
export const STEP_WORDS: Readonly<Record<Step, StepWords>> = {
  sample: {
    name: 'Sampling',
    done: 'sampled',
    running: 'The clip is being sampled.',
    cutOff: 'Taking in the clip was cut off.',
  },
  describe: {
    name: 'Analysis',
    done: 'described',
    running: 'The clip is being analyzed.',
    cutOff: 'Describing the scene was cut off.',
  },
  direct: {
    name: 'Shot list',
    done: 'written',
    running: 'The shots are being written.',
    cutOff: 'Writing the shots was cut off.',
  },
  draw: {
    name: 'Pictures',
    done: 'drawn',
    running: 'Pictures are being drawn.',
    cutOff: 'Drawing pictures was cut off.',
  },
  upscale: {
    name: 'Upscaling',
    done: 'upscaled',
    running: 'Pictures are being upscaled.',
    cutOff: 'Upscaling was cut off.',
  },
}

interface ModelWords {
  readonly model: string
  /** What one call makes. */
  readonly unit: string
  /** What its model is for and must be able to do. */
  readonly help: string
}

export const MODEL_WORDS: Readonly<Record<EngineStep, ModelWords>> = {
  describe: { model: 'context model', unit: 'a clip', help: 'Describes the clip; sees pictures.' },
  direct: {
    model: 'director model',
    unit: 'a list',
    help: 'Writes the shot list; sees pictures and keeps to a schema.',
  },
  draw: {
    model: 'image model',
    unit: 'a picture',
    help: 'Draws the shots; takes two reference pictures.',
  },
}
