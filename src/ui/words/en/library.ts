import { catalogue } from '../catalogue.ts'
import { number } from '../format.ts'

/** The first screen: the welcome and the list of projects. */
export const libraryWords = catalogue('library', {
  welcome: 'A clip and a style picture in, a storyboard out.',
  lead: 'Drop a short clip: it is sampled, described, broken into shots, and each shot is drawn in the style of your picture.',
  video: 'Video',
  dropClip: 'Drop a clip here',
  clipTypes: 'or choose one: mp4, mov, webm, mkv',
  style: 'Style image',
  dropStyle: 'Style picture',
  /** A file’s name, before its ending. */
  droppedPicture: 'Dropped picture',
  styleTypes: 'PNG, JPEG, WebP, HEIC, TIFF and more',
  trySample: 'Try the sample',
  fetchingSample: 'Fetching the sample.',
  newProject: 'New project',
  importProject: 'Import project',
  signIn: 'Sign in with OpenRouter',
  pasteKey: 'Paste a key',
  privacy:
    'Everything stays on this device. Without a key the built-in Sketch engine does the whole job here: rough, and not AI. With your own OpenRouter key, the frames, the style picture and the text of a step go to the model you chose when you press its button.',
  sampleName: 'Sample storyboard',
  sample: {
    caption: 'The sample, and what Sketch makes of it on this device.',
    frame: 'A frame of the clip: a fox in a scarf',
    style: 'The style picture: mountains and a red sun in ink',
    'shot-1': 'The harbour, drawn in an extreme wide shot',
    'shot-2': 'The fox in its boat, drawn in a medium wide shot',
    'shot-4': 'The lantern, drawn in a close-up',
  },
  projects: 'Projects',
  storage: 'Storage',
  moreProjects: 'Show more projects',
  search: 'Search',
  searchProjects: 'Search projects',
  notFound: (typed: string) => `No project has “${typed}” in its name.`,
  noShots: 'no shots yet',
  drawn: (drawn: number, shots: number) => `${number(drawn)} of ${number(shots)} shots drawn`,
  spentBefore: (nothing: string, before: string) => `${nothing} here, ${before} before`,
  drop: 'Drop a clip, a style picture, or projects',
  cancel: 'Cancel',
})
