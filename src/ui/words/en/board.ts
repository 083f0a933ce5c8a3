import type { ShotTerm } from '../../../domain/board/shot-fields.ts'
import { catalogue } from '../catalogue.ts'
import { number, plural } from '../format.ts'
import { unitWords } from './units.ts'

/** How sizes, angles and moves are written, on a card and in the shot list. */
const terms: Readonly<Record<ShotTerm, string>> = {
  'extreme-wide': 'Extreme wide',
  wide: 'Wide',
  full: 'Full',
  'medium-wide': 'Medium wide',
  medium: 'Medium',
  'medium-close': 'Medium close',
  close: 'Close',
  'extreme-close': 'Extreme close',
  insert: 'Insert',
  'eye-level': 'Eye level',
  low: 'Low',
  high: 'High',
  overhead: 'Overhead',
  dutch: 'Dutch',
  'over-shoulder': 'Over shoulder',
  'point-of-view': 'Point of view',
  static: 'Static',
  'pan-left': 'Pan left',
  'pan-right': 'Pan right',
  'tilt-up': 'Tilt up',
  'tilt-down': 'Tilt down',
  'push-in': 'Push in',
  'pull-out': 'Pull out',
  'track-left': 'Track left',
  'track-right': 'Track right',
  handheld: 'Handheld',
}

/** The shots as cards. */
export const boardWords = catalogue('board', {
  terms,
  board: 'Board',
  empty: 'Your shots will stand here.',
  add: 'Add shot',
  shot: (shot: number) => `Shot ${number(shot)}`,
  picture: (shot: number, text: string) => `Shot ${number(shot)}: ${text}`,
  openLarge: (shot: number) => `Open shot ${number(shot)} large`,
  grammar: 'Shot grammar',
  camera: (shot: number) => `Camera of shot ${number(shot)}`,
  noCamera: 'Camera not set',
  description: 'Description',
  noPicture: 'No picture yet',
  waiting: 'Waiting its turn',
  drawing: 'Drawing…',
  upscaling: 'Upscaling…',
  drawAgain: 'Draw again',
  isStale: 'The text has changed since this take was drawn.',
  draw: 'Generate image',
  newTake: 'New take',
  upscale: 'Upscale',
  /** Said, not seen, before one of the two that follow. */
  download: 'Download',
  original: 'original',
  upscaled: 'upscaled',
  upscaledSize: (scale: number, width: number, height: number) =>
    `${unitWords.enlarged(scale)} · ${width}×${height}`,
  actions: (shot: number) => `Actions of shot ${number(shot)}`,
  moveEarlier: 'Move earlier',
  moveLater: 'Move later',
  delete: 'Delete shot',
  earlier: (count: number) => `Earlier shots (${number(count)})`,
  earlierShot: (text: string) => `Earlier shot: ${text}`,
  putBack: 'Put back on the board',
  arrivedLate: (count: number) =>
    plural(count, {
      one: 'A picture arrived after its shot was taken off the board. It is kept here.',
      other: '# pictures arrived after their shots were taken off the board. They are kept here.',
    }),
})
