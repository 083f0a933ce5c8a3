import type { Blocker, Step } from '../../../domain/jobs/steps.ts'
import type { tooLarge } from '../../../domain/upscale/upscale.ts'
import { catalogue } from '../catalogue.ts'
import { number } from '../format.ts'

type TooLarge = NonNullable<ReturnType<typeof tooLarge>>

interface StepWords {
  /** "Sampling: 12 sampled." */
  readonly name: string
  readonly running: string
  readonly cutOff: string
  /** How its results are counted: "4 drawn". */
  readonly done: (count: number) => string
  /** What was done before: "2 already drawn". */
  readonly there: (count: number) => string
}

const counted = (verb: string): Pick<StepWords, 'done' | 'there'> => ({
  done: (count) => `${number(count)} ${verb}`,
  there: (count) => `${number(count)} already ${verb}`,
})

const steps: Readonly<Record<Step, StepWords>> = {
  sample: {
    name: 'Sampling',
    ...counted('sampled'),
    running: 'The clip is being sampled.',
    cutOff: 'Taking in the clip was cut off.',
  },
  describe: {
    name: 'Analysis',
    ...counted('described'),
    running: 'The clip is being analyzed.',
    cutOff: 'Describing the scene was cut off.',
  },
  direct: {
    name: 'Shot list',
    ...counted('written'),
    running: 'The shots are being written.',
    cutOff: 'Writing the shots was cut off.',
  },
  draw: {
    name: 'Pictures',
    ...counted('drawn'),
    running: 'Pictures are being drawn.',
    cutOff: 'Drawing pictures was cut off.',
  },
  upscale: {
    name: 'Upscaling',
    ...counted('upscaled'),
    running: 'Pictures are being upscaled.',
    cutOff: 'Upscaling was cut off.',
  },
}

const blockers: Readonly<Record<Blocker, string>> = {
  'no-clip': 'Choose a clip first.',
  'no-style': 'Choose a style picture first.',
  'no-clip-and-style': 'Choose a clip and a style picture first.',
  'not-analyzed': 'Analyze the video first.',
  'no-description': 'Analyze the video first, or write a scene description.',
  'no-shots': 'Generate shots first.',
  'no-frames': 'Choose a clip first: there are no frames.',
  'no-pictures': 'Generate images first.',
  'lost-pictures': 'The pictures are no longer here: generate them again.',
}

/** The steps, their buttons, and why one cannot be pressed. */
export const stepWords = catalogue('steps', {
  steps,
  /** Of what is described instead of the clip. */
  reads: {
    style: {
      name: 'Style words',
      running: 'The style pictures are being read.',
      cutOff: 'Reading the style pictures was cut off.',
    },
  },
  failed: (count: number) => `${number(count)} failed`,
  skipped: (count: number) => `${number(count)} skipped`,
  nothingToDo: 'Nothing to do',
  title: 'Steps',
  draftSheet: 'Draft sheet',
  buttons: {
    describe: 'Analyze video',
    direct: 'Generate shots',
    draw: 'Generate all images',
    upscale: 'Upscale all',
    handOver: 'Hand over',
  },
  shotCount: 'Number of shots',
  whatLeaves: 'What leaves this device',
  blockers,
  /** Why it cannot be pressed for another reason. */
  whyNot: {
    readOnly: 'This project is open in another tab.',
    describedNext: 'It starts as soon as the frames are there.',
    cancelled: 'The cancelled job ends in a moment: what has begun to arrive is kept.',
    otherJob: 'Wait for the running job, or cancel it.',
    noPictures: 'There are no pictures yet.',
    lostPictures: 'The pictures are no longer here.',
    allUpscaled: 'Every picture is upscaled.',
    noText: 'Write what the shot shows first.',
    drawing: 'It is being drawn.',
    noPicture: 'Generate its image first.',
    lostPicture: 'Its picture is no longer here.',
    upscaling: 'It is being upscaled.',
    upscaled: 'It is upscaled.',
    tooLarge: ({ width, height, scale, megapixels, largest, least }: TooLarge) =>
      `${width} × ${height} at ×${scale} would be ${number(megapixels)} megapixels. ${largest ? `×${largest} fits.` : `Not even ×${least} fits.`}`,
  },
})
