import type { Spot } from '../../../../src/domain/board/marks.ts'
import type { ShotDirection } from '../../../../src/domain/board/shot-terms.ts'
import { directionIn } from '../coverage/shot-direction.ts'
import { facesIn } from '../coverage/shot-people.ts'
import type { Setup } from '../coverage/shot-setup.ts'
import { focusOf } from '../draw/look.ts'
import type { ClipMeasure } from '../measure/clip.ts'
import { exposureWord, lightWords } from '../measure/light.ts'
import { mainTravel } from '../measure/travel.ts'
import { colourName } from './colour-names.ts'
import { placeInFrame, seconds, subjectName } from './framing-words.ts'
import { figureName } from './people-words.ts'

/** What was measured of a place, in words that fit into a sentence. */
export interface SeenPlace {
  /** "3.4 s". */
  readonly at: string
  /** Where the subject stands. */
  readonly place: string
  /** Where the detail stands. */
  readonly spot: string
  /** The colour around. */
  readonly around: string
  readonly lit: string
}

/** What was measured of a shot's subject besides. */
export interface SeenSubject extends SeenPlace {
  readonly name: string
  readonly Name: string
  /** Its own colour. */
  readonly own: string
  /** What is behind it. */
  readonly ground: string
  readonly exposure: string
  /** How much of it the size shows. */
  readonly shown: string
  /** The side of the frame that it faces: "frame left". */
  readonly room: string
  /** Its way through the clip; absent where it rests. */
  readonly travel: string | undefined
}

/** The still has the frame's shape, so that only shares of it matter. */
const FRAME = { width: 16, height: 9 }

/** Where the still of a shot shows its subject: its view moves towards it. */
function placeInStill({ size, angle, framing, frame }: Setup): Spot {
  const look = { size, angle, framing }
  return focusOf(look, frame.subject, FRAME, FRAME.width / FRAME.height)
}

/** Roles that are about another detail: they tell of the subject where the frame has it. */
const ASIDE: ReadonlySet<Setup['role']> = new Set(['insert', 'cutaway', 'detail'])

export function seenPlace(setup: Setup): SeenPlace {
  const { frame, role } = setup
  const { subject, light, time } = frame
  return {
    at: seconds(time),
    place: placeInFrame(ASIDE.has(role) ? subject : placeInStill(setup)),
    spot: placeInFrame(subject.detail),
    around: colourName(frame.groundColour),
    lit: lightWords(light),
  }
}

/** @param shown how much of the subject the shot's size shows */
export function seenSubject(setup: Setup, clip: ClipMeasure, shown: string): SeenSubject {
  const { frame } = setup
  const place = seenPlace(setup)
  const { faces } = frame.subject
  const name = faces ? figureName(facesIn(setup), faces) : subjectName(frame)
  const own = colourName(frame.subjectColour)
  return {
    ...place,
    name,
    Name: name.charAt(0).toUpperCase() + name.slice(1),
    own,
    ground: place.around === own ? 'the surroundings' : place.around,
    exposure: exposureWord(frame.light),
    shown,
    // The field and the text of a shot say the same.
    room: roomIn(directionIn(setup, clip), placeInStill(setup).x),
    travel: mainTravel(clip)?.direction,
  }
}

/** "frame left": the side that a subject faces, else the one with more room. */
function roomIn(direction: ShotDirection | undefined, x: number): string {
  if (direction === 'left' || direction === 'right') return `frame ${direction}`
  return x >= 0.5 ? 'frame left' : 'frame right'
}
