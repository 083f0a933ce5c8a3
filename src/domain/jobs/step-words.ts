import type { Step } from './steps.ts'

interface StepWords {
  /** "Sampling: 12 sampled." */
  readonly name: string
  /** How its results are counted: "4 drawn". */
  readonly done: string
  readonly running: string
  readonly cutOff: string
}

/** The names of the steps on screen and in the log. */
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
