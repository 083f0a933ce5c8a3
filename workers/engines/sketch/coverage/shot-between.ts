import type { ShotPlan } from '../../../../src/domain/board/shot-fields.ts'
import type { Neighbours } from '../../../../src/domain/board/write-after.ts'
import type { ClipMeasure, FrameMeasure } from '../measure/clip.ts'
import { type Random, seededRandom, shuffled } from '../pixels/seeded-random.ts'
import { showsPeople } from '../words/framing-words.ts'
import { stirred } from './cameras.ts'
import { cameraOf, planOf } from './coverage.ts'
import { type Camera, cutsWell, isSameCamera } from './coverage-rules.ts'
import { ROLES, type ShotRole } from './shot-roles.ts'

/** What a scene can do with one more shot, wherever it stands. */
const FURTHER: readonly ShotRole[] = [
  'insert',
  'reaction',
  'cutaway',
  'close',
  'medium',
  'following',
  'arrival',
  'detail',
  'tension',
]

/**
 * A shot between two: its camera can be cut to from the one before it and from to the one after it,
 * and its moment lies between theirs. Deterministic by seed.
 */
export function layOutBetween(clip: ClipMeasure, { before, after }: Neighbours, seed: number): ShotPlan {
  const random = seededRandom(seed)
  const around = [before, after].filter((shot) => shot !== undefined)
  const roles: readonly ShotRole[] = showsPeople(clip) ? [...FURTHER, 'over-shoulder'] : FURTHER
  const beats = new Set(around.map(({ beat }) => beat))
  // What the neighbours do comes last.
  const wanted = shuffled(roles, random).sort((one, other) => told(one) - told(other))
  function told(role: ShotRole): number {
    return beats.has(ROLES[role].beat) ? 1 : 0
  }
  const setup = setupBetween(wanted, cameraOf(before), cameraOf(after), random)
  const frame = frameBetween(clip.frames, before?.sourceTime, after?.sourceTime)
  return planOf(
    { ...setup, frame },
    clip,
    random,
    around.map(({ text }) => text),
  )
}

/**
 * The first role with a camera that cuts well on both sides; where none does, as between an insert
 * and an insert, on the side before.
 */
function setupBetween(
  roles: readonly ShotRole[],
  before: Camera | null,
  after: Camera | null,
  random: Random,
): Camera & { readonly role: ShotRole } {
  const all = roles.flatMap((role) => stirred(role, true, random).map((camera) => ({ role, ...camera })))
  const cutsIn = all.filter((camera) => !before || cutsWell(before, camera))
  const cutsOut = (camera: Camera) => !after || (cutsWell(camera, after) && !isSameCamera(camera, after))
  const [found = all[0]] = [...cutsIn.filter(cutsOut), ...cutsIn]
  if (!found) throw new RangeError('no role')
  return found
}

/** The frame nearest to the middle between two times in seconds; the clip's ends stand in. */
function frameBetween(frames: readonly FrameMeasure[], from?: number, to?: number): FrameMeasure {
  const [start, end] = [from ?? frames[0]?.time ?? 0, to ?? frames.at(-1)?.time ?? 0]
  const off = ({ time }: FrameMeasure) => Math.abs(time - (start + end) / 2)
  return frames.reduce((best, one) => (off(one) < off(best) ? one : best))
}
