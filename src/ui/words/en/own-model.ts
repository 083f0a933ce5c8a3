import { catalogue } from '../catalogue.ts'

/** The browser's own model, in Settings. */
export const ownModelWords = catalogue('own-model', {
  title: 'Your browser’s own model',
  use: 'Use your browser’s own model',
  useAndDownload: 'Use your browser’s own model (downloads some gigabytes once)',
  describesAndDirects:
    'Some browsers bring a model along. It describes the scene and writes the shots, without a key and without a price.',
  onlyDirects: 'This one sees no pictures: it writes the shots, and Sketch describes the scene.',
  unknown:
    'It may work on this device or elsewhere: a page cannot know. So it is on the sheet of what leaves this device.',
  needs:
    'Chrome needs version 148, a computer with Windows, macOS, Linux or ChromeOS, 22 GB of free disk, and a graphics processor with more than 4 GB, or 16 GB of memory and four cores.',
  looking: 'Asking the browser…',
  look: 'See whether this browser has one',
  absent: 'This browser has none that a page can use.',
  unavailable: 'This browser can have one, but not on this computer or not for this page.',
  downloading: 'It is being downloaded already.',
  fetching: 'Downloading the browser’s model',
  fetched: (percent: string) => `${percent} downloaded`,
  preparing: 'It has arrived and is made ready.',
  stop: 'Stop the download',
  steps: { describe: 'the scene', direct: 'the shots' },
  inUse: (steps: string) => `In use for ${steps}.`,
  gone: 'It is chosen and not ready: until it is, Sketch does its steps.',
  leave: 'Stop using it',
  /** Beside the engines, where it is ready. */
  hint: 'Your browser has a model of its own.',
  useIt: 'Use it',
})
