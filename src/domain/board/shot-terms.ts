/** Sizes of a person in the picture, from widest to tightest, as film crews order them. */
const SIZE_SCALE = [
  'extreme-wide',
  'wide',
  'full',
  'medium-wide',
  'medium',
  'medium-close',
  'close',
  'big-close',
  'extreme-close',
] as const

/** An insert shows a thing or hands, so it stands outside the scale. */
export const SHOT_SIZES = [...SIZE_SCALE, 'insert'] as const
export type ShotSize = (typeof SHOT_SIZES)[number]

/** Steps between two sizes on the scale; undefined where one of them is an insert. */
export function sizeSteps(one: ShotSize, other: ShotSize): number | undefined {
  const places: readonly string[] = SIZE_SCALE
  const [from, to] = [places.indexOf(one), places.indexOf(other)]
  return from < 0 || to < 0 ? undefined : Math.abs(from - to)
}

/** Who shares the picture. */
export const SHOT_FRAMINGS = [
  'single',
  'two-shot',
  'group',
  'over-shoulder',
  'point-of-view',
  'empty',
] as const
export type ShotFraming = (typeof SHOT_FRAMINGS)[number]

/** Where the lens stands; ground is as low as the floor. */
export const SHOT_ANGLES = ['eye-level', 'low', 'high', 'overhead', 'ground', 'dutch'] as const
export type ShotAngle = (typeof SHOT_ANGLES)[number]

export const SHOT_MOVES = [
  'static',
  'pan-left',
  'pan-right',
  'tilt-up',
  'tilt-down',
  'push-in',
  'pull-out',
  'track-left',
  'track-right',
  'pedestal-up',
  'pedestal-down',
  'arc',
  'zoom-in',
  'zoom-out',
  'handheld',
] as const
export type ShotMove = (typeof SHOT_MOVES)[number]

/** Screen direction: where the subject faces or moves. */
export const SHOT_DIRECTIONS = ['left', 'right', 'toward', 'away'] as const
export type ShotDirection = (typeof SHOT_DIRECTIONS)[number]

/** Where the subject looks, as seen from the camera. */
export const SHOT_EYELINES = ['left', 'right', 'camera', 'up', 'down'] as const
export type ShotEyeline = (typeof SHOT_EYELINES)[number]
