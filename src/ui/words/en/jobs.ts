import { catalogue } from '../catalogue.ts'
import { list, number, plural } from '../format.ts'

/** "2, 3 and 5". */
const numbers = (shots: readonly string[]) => list(shots)

/** The running job, what came of the last one, and the log. */
export const jobWords = catalogue('jobs', {
  progress: 'Progress',
  /** Label of the idle progress bar, without a full stop. */
  nothing: 'Nothing is running',
  idle: 'Nothing is running.',
  count: (done: number, total: number) => `${number(done)} of ${number(total)}`,
  counted: (what: string, count: string) => `${what}: ${count}`,
  notCounted: (what: string) => `${what}…`,
  /** After what is being done. */
  thenDescribed: ', then the scene is described',
  held: (time: string) => ` · the service asked to wait, ${time}`,
  left: (time: string) => ` · about ${time} left`,
  paused: 'Paused: what is under way is finished',
  cancelling: 'Cancelled: what has begun to arrive is kept',
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel',
  retryFailed: 'Retry failed',
  failed: (step: string, why: string) => `${step} failed. ${why}`,
  cancelled: (step: string) => `${step} cancelled. What had arrived is kept.`,
  cancelledAfter: (step: string, summary: string) =>
    `${step} cancelled: ${summary}. What had arrived is kept.`,
  described: 'Scene described.',
  styleRead: 'The style pictures are read.',
  ended: (step: string, summary: string) => `${step}: ${summary}.`,
  /** Under Earlier shots. */
  putBelow: (count: number) =>
    plural(count, {
      one: '# earlier shot is below the board with its pictures; Undo brings it back.',
      other: '# earlier shots are below the board with their pictures; Undo brings them back.',
    }),
  log: 'Activity log',
  /** On the button that opens the dock. */
  dock: 'Log',
  clearLog: 'Clear log',
  clear: 'Clear',
  noLines: 'Nothing yet.',
  lineWithReason: (line: string, why: string) => `${line}: ${why}`,
  /** What a job of the last visit left; its title is the step's. */
  broken: {
    notKept: 'It was not kept yet: choose it again.',
    callBilled: 'The call that was under way may have been billed.',
    kept: 'What had arrived is kept.',
    written: (written: number, wanted: number) =>
      `${number(written)} of ${number(wanted)} shots are written, and they are kept.`,
    sheets: (came: number, sheets: number) =>
      `${number(came)} of ${plural(sheets, { one: '# draft sheet', other: '# draft sheets' })} came and is kept. A call that was under way may have been billed.`,
    allKept: 'Every picture is kept.',
    drawn: (drawn: number, shots: number) =>
      `${number(drawn)} of ${number(shots)} shots have a picture, and every picture that arrived is kept.`,
    underWay: (shots: readonly string[]) =>
      plural(shots.length, {
        one: `Shot ${numbers(shots)} was under way.`,
        other: `Shots ${numbers(shots)} were under way.`,
      }),
    underWayBilled: (shots: readonly string[]) =>
      plural(shots.length, {
        one: `Shot ${numbers(shots)} was under way and may have been billed.`,
        other: `Shots ${numbers(shots)} were under way and may have been billed.`,
      }),
    gone: (pictures: number) =>
      plural(pictures, {
        one: 'The picture of a shot that is no longer on the board was under way and may have been billed.',
        other: '# pictures of shots that are no longer on the board were under way and may have been billed.',
      }),
    leftToDraw: (shots: number) => plural(shots, { one: '# is left to draw.', other: '# are left to draw.' }),
    leftToUpscale: (shots: number) =>
      plural(shots, { one: '# is left to upscale.', other: '# are left to upscale.' }),
  },
  /** What a job is doing now. */
  doing: {
    start: 'Starting',
    'read-clip': 'Reading the clip',
    'load-decoder': 'Loading ffmpeg, which decodes this clip',
    'find-cuts': 'Looking for cuts',
    sample: 'Sampling frames',
    'make-timeline': 'Making the timeline',
    measure: 'Measuring the clip',
    look: 'Looking at the frames',
    describe: 'Describing the scene',
    'read-style': 'Reading the style pictures',
    direct: (shots: number) => plural(shots, { one: 'Writing # shot', other: 'Writing # shots' }),
    draw: 'Drawing pictures',
    'draw-sheet': (shots: number) =>
      plural(shots, { one: 'Drawing # shot as a draft sheet', other: 'Drawing # shots as draft sheets' }),
    'start-upscaler': 'Starting the upscaler',
    'load-upscaler': (size: string) => `Loading the upscaler’s model, ${size}`,
    upscale: (shot: string) => `Upscaling shot ${shot}, tile by tile`,
  },
})
