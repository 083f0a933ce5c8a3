import type { ShotLens } from '../../../../src/domain/board/lenses.ts'
import type { ShotPlan } from '../../../../src/domain/board/shot-fields.ts'
import { SHOT_SIZES, type ShotSize } from '../../../../src/domain/board/shot-terms.ts'
import { isInPace, PACE, spread, sumOf } from '../../../../src/domain/findings/spread.ts'
import type { ClipMeasure, FrameMeasure } from '../measure/clip.ts'
import { type Random, seededRandom } from '../pixels/seeded-random.ts'
import { showsPeople } from '../words/framing-words.ts'
import { shotText } from '../words/shot-text.ts'
import { type Camera, cutsWell, holdsPlace, isAllOfOneAngle, isSameCamera } from './coverage-rules.ts'
import { directionIn } from './shot-direction.ts'
import { moveFor } from './shot-move.ts'
import { ROLES, type ShotRole, storyOf } from './shot-roles.ts'
import type { Setup } from './shot-setup.ts'

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

/**
 * Lays out a scene over a measured clip: `count` shots (3 to 10) in story order, the widest first,
 * no camera twice, no jump cut, each from one of the clip's frames. Deterministic by seed.
 * @param seconds length of the part of the clip that is worked with: the shots run half to one and
 * a half times as long, where so many shots can.
 * @throws RangeError when `count` cannot be met.
 */
export function layOutCoverage(
  clip: ClipMeasure,
  count: number,
  seed: number,
  seconds?: number,
): readonly ShotPlan[] {
  const random = seededRandom(seed)
  const { roles, cameras } = storyWithCameras(count, showsPeople(clip), random)
  const frames = framesFor(roles, clip, random)
  const shots = roles.map((role, i): ShotPlan => {
    const setup: Setup = { role, ...cameras[i]!, frame: frames[i]! }
    const move = moveFor(setup, clip, random)
    const direction = directionIn(setup, clip)
    return {
      text: shotText(setup, move, clip, random),
      beat: ROLES[role].beat,
      ...cameras[i]!,
      ...(direction === undefined ? {} : { direction }),
      move,
      lens: LENSES[setup.size],
      duration: ROLES[role].duration + (random() < 0.4 ? 0.5 : 0),
      sourceTime: setup.frame.time,
    }
  })
  return inTime(shots, seconds)
}

/** Durations of shots that are much longer or shorter than the clip are spread over it. */
function inTime(shots: readonly ShotPlan[], seconds: number | undefined): readonly ShotPlan[] {
  const durations = shots.flatMap(({ duration }) => duration ?? [])
  if (seconds === undefined || isInPace(sumOf(durations), seconds)) return shots
  const spreads = spread(durations, [], seconds)
  return spreads ? shots.map((shot, i) => ({ ...shot, duration: spreads[i] ?? PACE.least })) : shots
}

/** Stories that are tried: some long ones have no role in their midst that could be shot wide. */
const STORIES_TRIED = 100

function storyWithCameras(count: number, people: boolean, random: Random) {
  for (let tried = 0; tried < STORIES_TRIED; tried++) {
    const roles = storyOf(count, people, random)
    const cameras = roles.length === count ? camerasFor(roles, random) : undefined
    if (cameras) return { roles, cameras }
  }
  throw new RangeError(`no coverage of ${count} shots`)
}

/** Depth-first search, usual cameras first, randomised. */
function camerasFor(roles: readonly ShotRole[], random: Random): readonly Camera[] | undefined {
  const options = roles.map((role) => stirred(role, random))
  const chosen: Camera[] = []
  const place = (i: number): boolean => {
    if (i === roles.length) return !isAllOfOneAngle(chosen)
    return options[i]!.some((option) => {
      if (!fits(option, chosen)) return false
      chosen.push(option)
      if (place(i + 1)) return true
      chosen.pop()
      return false
    })
  }
  return place(0) ? chosen : undefined
}

function stirred(role: ShotRole, random: Random): readonly Camera[] {
  const { sizes, views } = ROLES[role]
  return sizes
    .flatMap((size, i) => views.map((view, j) => ({ size, view, rank: 0.25 * (i + j) + random() })))
    .sort((one, other) => one.rank - other.rank)
    .map(({ size, view }) => ({ size, ...view }))
}

function fits(option: Camera, before: readonly Camera[]): boolean {
  const first = before[0]
  const last = before.at(-1)
  if (!first || !last) return true
  if (SHOT_SIZES.indexOf(option.size) <= SHOT_SIZES.indexOf(first.size)) return false
  if (before.some((camera) => isSameCamera(camera, option))) return false
  return cutsWell(last, option) && holdsPlace([...before, option])
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
