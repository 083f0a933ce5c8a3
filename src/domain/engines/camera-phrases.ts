import type { ShotLens } from '../board/lenses.ts'
import type { ShotFieldKey } from '../board/shot-fields.ts'
import type { ShotAngle, ShotDirection, ShotEyeline, ShotFraming, ShotSize } from '../board/shot-terms.ts'

const SIZES: Readonly<Record<ShotSize, string>> = {
  'extreme-wide': 'An extreme wide shot: the place rules the picture, people are small in it',
  wide: 'A wide shot: the people from head to foot with plenty of the place around them',
  full: 'A full shot: one figure from head to foot fills the height',
  'medium-wide': 'A medium wide shot: figures from the knees up',
  medium: 'A medium shot: figures from the waist up',
  'medium-close': 'A medium close shot: head and shoulders down to the chest',
  close: 'A close shot: the face fills the picture',
  'big-close': 'A big close shot: the face from brow to chin, cut by the edges of the picture',
  'extreme-close': 'An extreme close shot: one detail of a face fills the picture',
  insert: 'An insert: one thing or one gesture of the hands fills the picture',
}

const FRAMINGS: Readonly<Record<ShotFraming, string>> = {
  single: 'one person alone',
  'two-shot': 'two people share the picture',
  group: 'a group shares the picture',
  'over-shoulder': 'over the shoulder of someone in the foreground',
  'point-of-view': "through the eyes of someone in the scene, who isn't seen",
  empty: 'nobody in the picture',
}

const ANGLES: Readonly<Record<ShotAngle, string>> = {
  'eye-level': 'at eye level',
  low: 'from a low angle, looking up',
  high: 'from a high angle, looking down',
  overhead: 'from straight overhead',
  ground: 'from the ground, looking steeply up',
  dutch: 'with a tilted horizon',
}

const LENSES: Readonly<Record<ShotLens, string>> = {
  'ultra-wide': 'through an ultra-wide lens that stretches the space',
  'wide-angle': 'through a wide-angle lens',
  normal: 'through a normal lens',
  portrait: 'through a portrait lens, with the background soft',
  tele: 'through a long lens that flattens the distance',
  macro: 'through a macro lens',
}

const DIRECTIONS: Readonly<Record<ShotDirection, string>> = {
  left: 'the subject faces and moves to the left of the picture',
  right: 'the subject faces and moves to the right of the picture',
  toward: 'the subject faces and comes towards the camera',
  away: 'the subject faces and goes away from the camera',
}

const EYELINES: Readonly<Record<ShotEyeline, string>> = {
  left: 'the eyes look to the left of the picture',
  right: 'the eyes look to the right of the picture',
  camera: 'the eyes look into the camera',
  up: 'the eyes look up',
  down: 'the eyes look down',
}

/**
 * How the prompt for the image model says each camera term. A term without a phrase is named with
 * its field: "weather rain".
 */
export const CAMERA_PHRASES: Readonly<Partial<Record<ShotFieldKey, Readonly<Record<string, string>>>>> = {
  size: SIZES,
  framing: FRAMINGS,
  angle: ANGLES,
  lens: LENSES,
  direction: DIRECTIONS,
  eyeline: EYELINES,
}
