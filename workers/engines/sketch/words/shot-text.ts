import type { ShotAngle, ShotMove, ShotSize } from '../../../../src/domain/board/shot-terms.ts'
import { directionIn } from '../coverage/shot-direction.ts'
import type { Setup } from '../coverage/shot-setup.ts'
import type { ClipMeasure } from '../measure/clip.ts'
import { exposureWord, lightWords } from '../measure/light.ts'
import { mainTravel } from '../measure/travel.ts'
import { pick, type Random } from '../pixels/seeded-random.ts'
import { colourName } from './colour-names.ts'
import { CLEAR, placeInFrame, seconds, showsPeople, subjectName } from './framing-words.ts'

/** How much of a person each size shows. */
const OF_A_FIGURE: Readonly<Record<ShotSize, string>> = {
  'extreme-wide': 'tiny in its surroundings',
  wide: 'small in its surroundings',
  full: 'head to foot',
  'medium-wide': 'from the knees up',
  medium: 'from the waist up',
  'medium-close': 'from the chest up',
  close: 'the head filling the frame',
  'big-close': 'the face from brow to chin',
  'extreme-close': 'the eyes alone',
  insert: 'filling the frame',
}

/** How much of an object each size shows. */
const OF_A_THING: Readonly<Record<ShotSize, string>> = {
  ...OF_A_FIGURE,
  full: 'whole, with a little air around it',
  'medium-wide': 'nearly whole',
  medium: 'cropped to its larger part',
  'medium-close': 'cropped to its upper part',
  close: 'its upper part filling the frame',
  'big-close': 'its upper part cut by the frame',
  'extreme-close': 'one patch of its surface',
}

const SEEN_FROM: Readonly<Record<ShotAngle, string>> = {
  'eye-level': 'Eye level',
  low: 'Low angle',
  high: 'High angle',
  overhead: 'From overhead',
  ground: 'From the ground',
  dutch: 'Canted',
}

const MOVED: Readonly<Record<ShotMove, string>> = {
  static: 'locked off',
  'pan-left': 'panning left with the action',
  'pan-right': 'panning right with the action',
  'tilt-up': 'tilting up',
  'tilt-down': 'tilting down',
  'push-in': 'a slow push-in',
  'pull-out': 'a slow pull-out',
  'track-left': 'tracking left alongside',
  'track-right': 'tracking right alongside',
  'pedestal-up': 'rising',
  'pedestal-down': 'sinking',
  arc: 'circling around it',
  'zoom-in': 'zooming in',
  'zoom-out': 'zooming out',
  handheld: 'handheld',
}

/**
 * A shot's text in film terms, complete in itself: which part of the frame at which moment, with
 * the measured colours, light and directions, and how it is shot.
 */
export function shotText(setup: Setup, move: ShotMove, clip: ClipMeasure, random: Random): string {
  return `${pick(sentences(setup, clip), random)} ${seenFrom(setup)}, ${MOVED[move]}.`
}

function seenFrom({ framing, angle }: Setup): string {
  if (framing === 'over-shoulder') return 'Over the shoulder'
  return framing === 'point-of-view' ? 'Point of view' : SEEN_FROM[angle]
}

function sentences(setup: Setup, clip: ClipMeasure): readonly string[] {
  return setup.frame.subject.clarity < CLEAR ? ofThePlace(setup) : ofTheSubject(setup, clip)
}

function ofTheSubject(setup: Setup, clip: ClipMeasure): readonly string[] {
  const { role, size, frame } = setup
  const { subject, light, time } = frame
  const name = subjectName(frame)
  const Name = capital(name)
  const at = seconds(time)
  const place = placeInFrame(subject)
  const spot = placeInFrame(subject.detail)
  const own = colourName(frame.subjectColour)
  const around = colourName(frame.groundColour)
  const ground = around === own ? 'the surroundings' : around
  const lit = lightWords(light)
  const shown = (showsPeople(clip) ? OF_A_FIGURE : OF_A_THING)[size]
  // The field and the text of a shot say the same.
  const room = `frame ${directionIn(setup, clip) ?? (subject.x >= 0.5 ? 'left' : 'right')}`
  const travel = mainTravel(clip)?.direction
  switch (role) {
    case 'establishing':
      return [
        `Establishing shot: the whole place as it is at ${at}, ${around} all around in ${lit}. ${Name} sits ${shown}, in ${place}; hold until the geography is read.`,
        `Open wide on the scene at ${at}. ${capital(around)} dominates, the light is ${exposureWord(light)}, and the eye finds ${name} in ${place} by itself.`,
      ]
    case 'arrival':
      return [
        `${Name}, ${shown}, in ${place} at ${at}, with ${ground} behind. Space is kept open towards ${room}.`,
        `Bring in ${name}, ${shown}, at ${at}: the first clear look, set off against ${ground}, with air towards ${room}.`,
      ]
    case 'following':
      return [
        travel
          ? `Stay with ${name}, ${shown}, as it goes ${travel}; at ${at} it has reached ${place}. Lead room in front of it, ${ground} sliding past behind.`
          : `Stay with ${name}, ${shown}, in ${place} at ${at}. It hardly shifts in the frame, so the camera supplies the movement past ${ground}.`,
      ]
    case 'medium':
      return [
        `${Name}, ${shown}, in ${place} at ${at}, in ${lit}. Lead room towards ${room}; ${ground} kept simple behind.`,
        `Settle on ${name}, ${shown}, at ${at}. It stands against ${ground}, and what it does must read at a glance.`,
      ]
    case 'over-shoulder':
      return [
        `Past a dark shoulder at ${room}, ${name}, ${shown}, at ${at}. The near figure stays soft; focus is on the far one, against ${ground}.`,
      ]
    case 'close':
      return [
        `Close on ${name} at ${at}, ${shown}, ${ground} falling away behind. Hold for the change in it.`,
        `${Name}, ${shown}, at ${at}, in ${lit}. No surroundings to lean on; the smallest movement counts.`,
      ]
    case 'insert':
      return [
        `Insert of the detail in ${spot} of the frame at ${at}, cut out of its surroundings so that it cannot be missed.`,
        `Insert: what stands out in ${spot} of the frame at ${at}, edge to edge, for as long as it takes to recognise it.`,
      ]
    case 'reaction':
      return [
        `Reaction: ${name}, ${shown}, at ${at}. Let a beat pass before anything moves; ${ground} behind.`,
        `Reaction on ${name}, ${shown}, at ${at}, in ${lit}; the eyeline goes to ${room}.`,
      ]
    case 'cutaway':
      return [
        `Cutaway to ${spot} of the scene at ${at}: what else is there, in ${lit}, with ${name} left out or at the edge.`,
        `Cutaway: the view towards ${spot} of the scene at ${at}, as somebody in it would see it, without ${name}.`,
      ]
    case 'tension':
      return [
        `Off balance: ${name}, ${shown}, at ${at} on a tilted horizon, ${ground} cutting across the frame.`,
      ]
    case 'detail':
      return [`Extreme close-up of ${name} at ${at}: ${shown}, ${own} from edge to edge.`]
    case 'closing':
      return [
        `Closing wide at ${at}: the whole view again, ${name} in ${place}, ${ground} around it. Let it rest before the cut.`,
        `End wide at ${at}. ${Name} is left in ${place} in ${lit}, and the place takes over.`,
      ]
  }
}

/** Without a clear subject the place itself is the subject. */
function ofThePlace({ role, frame }: Setup): readonly string[] {
  const { subject, light, time } = frame
  const at = seconds(time)
  const place = placeInFrame(subject)
  const spot = placeInFrame(subject.detail)
  const around = colourName(frame.groundColour)
  const lit = lightWords(light)
  switch (role) {
    case 'establishing':
      return [
        `Establishing shot: the whole place as it is at ${at}, ${around} all around in ${lit}. Nothing claims the eye; hold until the geography is read.`,
      ]
    case 'arrival':
      return [`Nearer into the place at ${at}, ${place} of the view in ${lit}, its edges left open.`]
    case 'following':
      return [`Travel across the place at ${at}, past ${place} of the view, ${around} sliding by in ${lit}.`]
    case 'medium':
      return [`Half the view at ${at}, weighted on ${place}, in ${lit}: the structure of the place.`]
    case 'over-shoulder':
      return [`Past a dark shoulder into the place at ${at}, focus on ${place}, ${around} beyond.`]
    case 'close':
      return [
        `Close on ${place} of the view at ${at}: surface and ${around}, nothing else. Hold for a change.`,
      ]
    case 'insert':
      return [`Insert: the spot in ${spot} of the view at ${at}, edge to edge.`]
    case 'reaction':
      return [`Back to ${place} of the view at ${at}, closer, as an answer to the shot before; ${lit}.`]
    case 'cutaway':
      return [`Cutaway towards ${spot} of the view at ${at}, as somebody standing there would see it.`]
    case 'tension':
      return [`The place off balance: ${place} of the view at ${at} on a tilted horizon, in ${lit}.`]
    case 'detail':
      return [`Extreme close-up of one patch of ${place} at ${at}: texture in ${around}.`]
    case 'closing':
      return [`Closing wide at ${at}: the whole view again, ${around} in ${lit}. Let it rest before the cut.`]
  }
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
