import type { Hand } from '../../../domain/scene/hand.ts'
import type { Aspect, SubjectKind } from '../../../domain/scene/subject.ts'
import { catalogue } from '../catalogue.ts'
import { number, plural } from '../format.ts'

const aspects: Readonly<Record<Aspect, string>> = {
  look: 'Look',
  wears: 'Wears',
  carries: 'Carries',
  never: 'Never',
  light: 'Light',
}

const kinds: Readonly<Record<SubjectKind, string>> = { people: 'People', places: 'Places', things: 'Things' }
const adds: Readonly<Record<SubjectKind, string>> = {
  people: 'Add a person',
  places: 'Add a place',
  things: 'Add a thing',
}
const none: Readonly<Record<SubjectKind, string>> = {
  people: 'Nobody yet.',
  places: 'No place yet.',
  things: 'No thing yet.',
}

const hands: Readonly<Record<Hand, string>> = { ink: 'Ink and wash', pencil: 'Pencil', marker: 'Marker' }

/** The page of who and where. */
export const whoWords = catalogue('who', {
  aspects,
  kinds,
  adds,
  none,
  hands,
  title: 'Who & where',
  what: 'Described once, used word for word in every picture',
  whatBySketch: 'Described once, for models. Sketch reads only the hand it draws with.',
  back: 'Back to the board',
  empty:
    'Nobody and no place is described yet. “Analyze video” fills these lists together with the scene description; you can add to them by hand.',
  unread:
    'Nobody and no place is described yet: the description came without a list that could be read. Add to these lists by hand, or analyze the video again.',
  emptyBySketch:
    'Nobody and no place is described yet. Sketch counts faces and measures light, colour and movement. It does not know who somebody is or what a place is, so it fills none of these lists: add to them by hand, or let a model analyze the video.',
  noneBySketch: 'Sketch names none: light and colours alone do not tell one place from another.',
  readOnly: 'Nothing can be changed here: this project is open in another tab.',
  full: (most: number) => `A list holds ${number(most)} at most.`,
  newLabels: (kind: SubjectKind, place: number) =>
    ({
      people: `Person ${number(place)}`,
      places: `Place ${number(place)}`,
      things: `Thing ${number(place)}`,
    })[kind],
  label: 'Name',
  taken: 'Another one has this name.',
  noName: 'A name is needed.',
  notSaid: 'Not said',
  inShots: 'In shots',
  shot: (shot: string) => `Shot ${shot}`,
  inNone: 'In no shot',
  earlier: (label: string) => `Move ${label} up`,
  later: (label: string) => `Move ${label} down`,
  isFirst: 'It is the first of its list.',
  isLast: 'It is the last of its list.',
  remove: (label: string) => `Remove ${label}`,
  removeTitle: (label: string) => `Remove ${label}?`,
  removeText: (shots: number) =>
    `${plural(shots, { one: '# shot names', other: '# shots name' })} it. The name stays there; what is said of it goes no more with the pictures.`,
  removeIt: 'Remove',

  crop: (place: number, label: string) => `Crop ${number(place)} of ${label}`,
  addCrop: 'Crop a frame',
  noCrop: 'Shown nowhere. Described by words alone.',
  noFrames: 'There is no frame to crop: the clip is not analyzed yet.',
  cropsFull: (most: number) => `One entry has ${number(most)} crops at most.`,
  gone: 'The frame of this crop is gone.',
  cropTitle: (label: string) => `Crop for ${label}`,
  cropFrame: 'Frame',
  cropHelp: 'Drag on the picture, or use the arrow keys: they move the crop, with Shift they size it.',
  left: 'Left (%)',
  top: 'Top (%)',
  width: 'Width (%)',
  height: 'Height (%)',
  whole: 'Whole frame',
  useCrop: 'Use this crop',
  first: 'Put first',
  isFirstCrop: 'It is the first: pictures are drawn from it.',
  removeCrop: 'Remove crop',
  frameAt: (at: string) => `Frame at ${at}`,
  picture: (label: string, at: string) => `${label} at ${at}`,
  boxAt: (left: number, top: number, width: number, height: number) =>
    `Crop: ${number(width)} × ${number(height)} % at ${number(left)}, ${number(top)}`,

  styleWords: 'Style words',
  palette: 'Palette',
  noPalette: 'No colours yet.',
  removeColour: (colour: string) => `Remove ${colour}`,
  medium: 'Medium, line and texture',
  measure: 'Measure on this device',
  measuring: 'The style picture is being measured.',
  noStyle: 'There is no style picture.',
  read: 'Read the style picture',
  readAgain: 'Read again',
  reading: 'The style picture is being read.',
  noReader: 'Sketch reads no pictures. It measures them; a model reads them once OpenRouter is chosen.',
  readElsewhere: 'What was read is of other style pictures. “Read again” replaces it; your own words stay.',
  measuredElsewhere:
    'What was measured is of another style picture. “Measure on this device” replaces it; your own colours stay.',
  wordsOnly: 'Words only, without the picture',
  hand: 'Sketch draws with',
  handOfStyle: 'What the style picture shows',
  handHelp: 'The choice is a style word, so models read it too.',

  sends: (shot: string) => `What shot ${shot} sends`,
  sendsNothing: 'It names nobody and nothing that is described here.',
  noShots: 'Once there are shots, this shows what each of them sends.',
  wordForWord: 'Word for word, with each picture of a shot that names them.',
  toldToModels: 'Sketch reads none of it. A model is told this word for word.',
  words: (count: number) => plural(count, { one: '# word', other: '# words' }),
})
