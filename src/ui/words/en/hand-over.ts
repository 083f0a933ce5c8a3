import type { Preset } from '../../../domain/handover/file-kinds.ts'
import type { MakeStep } from '../../../domain/handover/make-step.ts'
import { catalogue } from '../catalogue.ts'
import { list, number, plural } from '../format.ts'

/** More numbers than this are a count. */
const MOST_NAMED = 4

/** The dialog that makes files for others. */
export const handOverWords = catalogue('hand-over', {
  title: 'Hand over',
  onDevice: 'Made on this device; nothing is sent',
  forWhom: 'For whom',
  presets: {
    client: { name: 'Client', help: 'A PDF to print and a page to review' },
    editor: { name: 'Editor', help: 'Timelines, pictures, video, shot list' },
    production: { name: 'Production', help: 'Shot list, script, pictures' },
    everything: { name: 'Everything', help: 'Every file that can be made' },
  } satisfies Record<Preset, { readonly name: string; readonly help: string }>,
  options: 'Options',
  clean: 'Leave out prompts, receipts and source names',
  receipts: 'Write receipts into PNG pictures: model, prompt, seed',
  upscaled: 'Upscaled pictures where there are any',
  burnIn: 'Draw guides and arrows into pictures',
  comments: 'Let readers write on the review page',
  rate: 'Frame rate',
  rateOfClip: (rate: string) => `${rate}, as the clip`,
  drop: 'Drop-frame timecode',
  files: 'Files',
  chosen: (chosen: number, all: number) => `${number(chosen)} of ${number(all)}`,
  neededBy: (files: readonly string[]) =>
    `${list(files)} ${files.length === 1 ? 'names' : 'name'} its files.`,
  shots: 'Shots',
  allShots: (shots: number) => `All ${number(shots)}`,
  selectedShots: (shots: number) => `Selected: ${number(shots)}`,
  make: (files: number) => plural(files, { one: 'Make # file', other: 'Make # files' }),
  noneChosen: 'Choose a file first.',
  noShots: 'Generate shots first.',
  nothingChanged: 'No shot has changed since that version.',
  looking: 'Looking at the pictures',
  making: (file: string) => `Making ${file}`,
  /** What a file waits for that is being made. */
  step: (file: string, step: MakeStep) =>
    step === 'encoder' ? `Loading the encoder for ${file}` : `Preparing the sound of ${file}`,
  steps: { encoder: 'Encoder', sound: 'Sound' } satisfies Record<MakeStep, string>,
  waiting: 'Waiting',
  cancel: 'Cancel',
  saving: 'Saving the files',
  cancelled: 'Cancelled. Finished files stay.',
  done: (files: number, size: string) =>
    `${plural(files, { one: '# file is made', other: '# files are made' })}, ${size}.`,
  failed: (files: number) =>
    plural(files, { one: '# file could not be made.', other: '# files could not be made.' }),
  isMade: 'made',
  olderThanPictures: (files: number, shots: readonly string[]) => {
    const pictures =
      shots.length === 1
        ? `the picture of shot ${list(shots)}`
        : shots.length > MOST_NAMED
          ? `the pictures of ${number(shots.length)} shots`
          : `the pictures of shots ${list(shots)}`
    return plural(files, {
      one: `# file is older than ${pictures}. Make it again.`,
      other: `# files are older than ${pictures}. Make them again.`,
    })
  },
  olderThanBoard: (files: number) =>
    plural(files, {
      one: '# file is older than the board. Make it again.',
      other: '# files are older than the board. Make them again.',
    }),
  makeAgain: 'Make again',
  tryAgain: 'Try again',
  save: 'Save',
  saveAgain: 'Save again',
  saveInFolder: 'Save into a folder',
  savedInFolder: (folder: string) => `Saved into ${folder}.`,
  share: 'Share',
  preview: 'Preview',
  total: (shots: number, time: string, frames: number, rate: string) =>
    `${plural(shots, { one: '# shot', other: '# shots' })}, ${time}, ${number(frames)} frames at ${rate}`,
  placeholder: (shots: readonly string[]) =>
    shots.length === 1
      ? `Shot ${list(shots)}: a placeholder is drawn.`
      : `Shots ${list(shots)}: placeholders are drawn.`,
  lost: (shots: readonly string[]) =>
    `${shots.length === 1 ? 'The picture of shot' : 'The pictures of shots'} ${list(shots)} ${shots.length === 1 ? 'is' : 'are'} no longer here: a placeholder is drawn.`,
  unreadable: (shots: readonly string[]) =>
    `${shots.length === 1 ? 'The picture of shot' : 'The pictures of shots'} ${list(shots)} cannot be read: a placeholder is drawn.`,
  omitted: (shots: readonly string[]) =>
    shots.length === 1 ? `Shot ${list(shots)} is omitted.` : `Shots ${list(shots)} are omitted.`,
  assumed: (shots: number) =>
    plural(shots, {
      one: 'The duration of # shot is assumed.',
      other: 'The durations of # shots are assumed.',
    }),
  noDuration: 'assumed',
})
