import type { ShotAngle, ShotMove, ShotSize } from '../../../../src/domain/board/shot-terms.ts'
import { sharedWording } from '../../../../src/domain/findings/rules-text.ts'
import type { Setup } from '../coverage/shot-setup.ts'
import type { ClipMeasure } from '../measure/clip.ts'
import { type Random, shuffled } from '../pixels/seeded-random.ts'
import { CLEAR, showsPeople } from './framing-words.ts'
import { OF_THE_PLACE } from './place-sentences.ts'
import { seenPlace, seenSubject } from './seen.ts'
import { OF_THE_SUBJECT } from './subject-sentences.ts'

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

/** Texts that share fewer word triples than this do not repeat each other. */
const LITTLE = 0.4

/**
 * A shot's text in film terms, complete in itself: which part of the frame at which moment, with
 * the measured colours, light and directions, and how it is shot. It takes a sentence that
 * the other texts have not said.
 */
export function shotText(
  setup: Setup,
  move: ShotMove,
  clip: ClipMeasure,
  random: Random,
  told: readonly string[] = [],
): string {
  const how = `${seenFrom(setup)}, ${MOVED[move]}.`
  let [best, least] = [how, Number.POSITIVE_INFINITY]
  for (const sentence of shuffled(sentences(setup, clip), random)) {
    const text = `${sentence} ${how}`
    const repeats = Math.max(0, ...told.map((other) => sharedWording(other, text)))
    if (repeats < least) [best, least] = [text, repeats]
    if (least <= LITTLE) break
  }
  return best
}

function seenFrom({ framing, angle }: Setup): string {
  if (framing === 'over-shoulder')
    return angle === 'eye-level'
      ? 'Over the shoulder'
      : `Over the shoulder, ${SEEN_FROM[angle].toLowerCase()}`
  return framing === 'point-of-view' ? 'Point of view' : SEEN_FROM[angle]
}

function sentences(setup: Setup, clip: ClipMeasure): readonly string[] {
  if (setup.frame.subject.clarity < CLEAR) return OF_THE_PLACE[setup.role](seenPlace(setup))
  const shown = (showsPeople(clip) ? OF_A_FIGURE : OF_A_THING)[setup.size]
  return OF_THE_SUBJECT[setup.role](seenSubject(setup, clip, shown))
}
