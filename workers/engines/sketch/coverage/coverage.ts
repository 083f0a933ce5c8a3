import type { ShotLens } from '../../../../src/domain/board/lenses.ts'
import type { ShotPlan } from '../../../../src/domain/board/shot-fields.ts'
import type { ShotSize } from '../../../../src/domain/board/shot-terms.ts'
import { closest, isInPace, PACE, sumOf } from '../../../../src/domain/findings/spread-durations.ts'
import type { ClipMeasure, FrameMeasure } from '../measure/clip.ts'
import { type Random, seededRandom } from '../pixels/seeded-random.ts'
import { showsPeople } from '../words/framing-words.ts'
import { shotText } from '../words/shot-text.ts'
import { camerasFor } from './cameras.ts'
import type { Camera } from './coverage-rules.ts'
import { tellInPassages } from './passages.ts'
import { directionIn } from './shot-direction.ts'
import { moveFor } from './shot-move.ts'
import { eyelineIn, framingIn } from './shot-people.ts'
import { ROLES, type ShotRole } from './shot-roles.ts'
import type { Setup } from './shot-setup.ts'
import { storyOf } from './shot-story.ts'

const LENSES: Readonly<Record<ShotSize, ShotLens>> = {
  'extreme-wide': 'ultra-wide',
  wide: 'wide-angle',
  full: 'wide-angle',
  'medium-wide': 'normal',
  medium: 'normal',
  'medium-close': 'normal',
  close: 'portrait',
  'big-close': 'portrait',
  'extreme-close': 'portrait',
  insert: 'macro',
}

/** Shots that a scene tells in one passage. */
const MOST_IN_ONE = 10

/** The camera of a shot; null where the shot does not say all of it. */
export const cameraOf = ({ size, angle, framing }: Partial<ShotPlan> = {}): Camera | null =>
  size && angle ? { size, angle, ...(framing && { framing }) } : null

/**
 * Lays out a scene over a measured clip: `count` shots (3 to 30) in story order, the widest first,
 * no jump cut, each from one of the clip's frames. Up to ten shots have no camera twice; in a
 * longer list one comes back after six others. Deterministic by seed.
 * @param seconds length of the part of the clip that is worked with: the shots run half to one and
 * a half times as long, or as near to that as their number allows.
 * @param before the shots that the list goes on from, which may then be of any count; absent for
 * one that opens the scene.
 * @throws RangeError when `count` cannot be met.
 */
export function layOutCoverage(
  clip: ClipMeasure,
  count: number,
  seed: number,
  seconds?: number,
  before?: readonly ShotPlan[],
): readonly ShotPlan[] {
  const random = seededRandom(seed)
  const { roles, cameras, frames } =
    before === undefined && count <= MOST_IN_ONE
      ? tellInOne(count, clip, random)
      : tellInPassages(count, clip.frames, showsPeople(clip), random, before && cameraOf(before.at(-1)))
  const texts = (before ?? []).map(({ text }) => text)
  const shots = roles.map((role, i) => {
    const shot = planOf({ role, ...cameras[i]!, frame: frames[i]! }, clip, random, texts)
    texts.push(shot.text)
    return shot
  })
  return inTime(shots, seconds)
}

/** A shot with a set-up. `texts`: what other shots say, which it does not repeat. */
export function planOf(setup: Setup, clip: ClipMeasure, random: Random, texts: readonly string[]): ShotPlan {
  const { role, frame, ...camera } = setup
  const move = moveFor(setup, clip, random)
  const direction = directionIn(setup, clip)
  const eyeline = eyelineIn(setup)
  const framing = framingIn(setup)
  return {
    text: shotText(setup, move, clip, random, texts),
    beat: ROLES[role].beat,
    ...camera,
    ...(framing === undefined ? {} : { framing }),
    ...(direction === undefined ? {} : { direction }),
    ...(eyeline === undefined ? {} : { eyeline }),
    move,
    lens: LENSES[setup.size],
    duration: ROLES[role].duration + (random() < 0.4 ? 0.5 : 0),
    sourceTime: frame.time,
  }
}

/**
 * Durations of shots that are much longer or shorter than the clip are spread over it. More shots
 * than it has room for are each as short as a shot may be.
 */
function inTime(shots: readonly ShotPlan[], seconds: number | undefined): readonly ShotPlan[] {
  const durations = shots.flatMap(({ duration }) => duration ?? [])
  if (seconds === undefined || isInPace(sumOf(durations), seconds)) return shots
  const spreads = closest(durations, [], seconds)
  return shots.map((shot, i) => ({ ...shot, duration: spreads[i] ?? PACE.least }))
}

/** Stories that are tried: some long ones have no role in their midst that could be shot wide. */
const STORIES_TRIED = 100

function tellInOne(count: number, clip: ClipMeasure, random: Random) {
  for (let tried = 0; tried < STORIES_TRIED; tried++) {
    const roles = storyOf(count, showsPeople(clip), random)
    const cameras = roles.length === count ? camerasFor({ roles }, random) : undefined
    if (cameras) return { roles, cameras, frames: framesFor(roles, clip, random) }
  }
  throw new RangeError(`no coverage of ${count} shots`)
}

/**
 * Assigns a frame to each shot, in order of time: the one that serves the shot best near its place
 * in the scene.
 */
function framesFor(roles: readonly ShotRole[], clip: ClipMeasure, random: Random): readonly FrameMeasure[] {
  const last = clip.frames.length - 1
  const reach = Math.max(1, Math.round(clip.frames.length / roles.length / 1.5))
  let earliest = 0
  return roles.map((role, i) => {
    const ideal = Math.round((i / (roles.length - 1)) * last)
    const from = Math.max(earliest, ideal - reach)
    const to = Math.max(from, Math.min(last, ideal + (i === 0 ? 0 : reach)))
    let best = from
    let most = Number.NEGATIVE_INFINITY
    for (let k = from; k <= to; k++) {
      const score = suits(role, clip.frames[k]!) - 0.35 * Math.abs(k - ideal) + 0.25 * random()
      if (score > most) {
        most = score
        best = k
      }
    }
    earliest = best
    return clip.frames[best]!
  })
}

function suits(role: ShotRole, { subject }: FrameMeasure): number {
  const wide = role === 'establishing' || role === 'closing' || role === 'cutaway'
  return wide ? 0.3 * (1 - subject.height) : subject.clarity
}
