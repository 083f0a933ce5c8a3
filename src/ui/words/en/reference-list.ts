import { catalogue } from '../catalogue.ts'
import { number } from '../format.ts'

/** What a shot is drawn from: the tab References of the inspector. */
export const referenceListWords = catalogue('reference-list', {
  list: 'References',
  head: 'Goes along, the first counts most',
  count: (sent: number, most: number | undefined) =>
    most === undefined ? number(sent) : `${number(sent)} of ${number(most)}`,
  countHelp: (model: string) => `Pictures sent, of those that ${model || 'the model'} takes`,
  automatic: 'These are chosen automatically. Any change makes the list yours.',
  own: 'You changed this list, so it is sent as it is and follows nothing.',
  none: 'No picture goes along. The words go alone.',
  fixed: 'Sketch draws from the frame of the shot’s moment and from the style picture alone.',
  fixedHelp: 'A list of pictures goes to an image model: choose OpenRouter as the engine.',
  fixedOwn: 'The list of this shot waits for an image model: choose OpenRouter as the engine.',
  move: (name: string) => `Move ${name}`,
  moveHelp: 'Drag, or M to lift; Alt and the arrow keys move it at once',
  /** Said while a row is lifted. */
  lifted: (name: string, place: number, count: number) =>
    `${name} is lifted, place ${number(place)} of ${number(count)}. Arrows move it, Enter drops it, Escape puts it back.`,
  dropped: (name: string, place: number, count: number) =>
    `${name} stands at place ${number(place)} of ${number(count)}.`,
  remove: (name: string) => `Remove ${name}`,
  roleOf: (name: string) => `Role of ${name}`,
  roles: {
    identity: 'Identity',
    place: 'Place',
    moment: 'Moment',
    style: 'Style',
    continuity: 'Continuity',
    edit: 'Edit',
  },
  cuts: {
    'too-many': (most: number | undefined) => `Not sent: this model takes ${number(most ?? 0)}`,
    gone: () => 'Not sent: it is no longer there',
    'stays-here': () => 'Not sent: this frame stays on this device',
    'no-frame': () => 'Not sent: no frame goes with the pictures',
    'words-only': () => 'Not sent: words only',
  },
  gone: 'A picture that is gone',
  add: 'Add a picture',
  full: 'The list takes no more pictures.',
  addFrom: { frames: 'Frames of the clip', takes: 'Pictures of the board', styles: 'Style pictures' },
  addOne: (name: string) => `Add ${name}`,
  addPart: 'A part of a frame',
  aboutOf: (name: string) => `What to use of ${name}`,
  about: 'What to use of it',
  crop: (name: string) => `Crop ${name}`,
  cropHelp: 'Send a part of it, or another frame',
  cropTitle: 'Part of a frame',
  addFile: 'A file from this device',
  continuity: 'Continuity',
  asBoard: (what: string) => `As the board: ${what}`,
  continuities: {
    none: 'None',
    anchor: 'Anchor',
    previous: 'Previous',
    setup: 'Same set-up',
    sheet: 'Sheet',
  },
  anchorIs: (take: string) => `Anchor: ${take}`,
  useAsAnchor: 'Use as anchor',
  notAnchor: 'No longer the anchor',
  anchorHelp: 'Other shots are drawn with this picture beside them, where Continuity says Anchor.',
  anchorNotUsed: 'This is the anchor, but Continuity of the board says otherwise: see References.',
  continuityHelp: {
    none: 'No other shot’s picture goes along.',
    anchor: 'One take goes along, so that people and light agree. Choose it in the tab Takes: Use as anchor.',
    previous:
      'The picture of the shot before goes along beside the clip’s frame, if it is in the same place.',
    setup:
      'The nearest earlier picture with the same framing, angle and eyeline goes along beside the clip’s frame.',
    sheet: 'The board’s first six starred takes go along as one picture, last. Star them under Takes.',
  },
  continuityOwn: 'Your own list decides. Choose automatically again to use this.',
  wordsOnly: 'Words only',
  wordsOnlyHelp: 'The style picture stays away from this shot.',
  again: 'Choose automatically again',
  /** What every shot of the board follows. */
  board: 'For the whole board',
  automatically: (what: string) => `Automatic: ${what}`,
  boardWordsOnlyHelp: 'No shot sends a style picture, unless it says otherwise.',
  noFrame: 'No frame with the pictures',
  noFrameHelp: 'No frame of the clip goes along, in lists of your own either.',
})
