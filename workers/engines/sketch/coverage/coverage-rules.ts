import { SHOT_SIZES, type ShotPlan, type ShotSize } from '../../../../src/domain/board/shot-fields.ts'

/** Steps between two sizes, from widest to tightest. */
function sizeSteps(one: ShotSize, other: ShotSize): number {
  return Math.abs(SHOT_SIZES.indexOf(one) - SHOT_SIZES.indexOf(other))
}

/** What a shot is to the eye: what the rules compare. */
export type Framing = Required<Pick<ShotPlan, 'size' | 'angle'>>

/**
 * True when a cut from one shot to the next would not jump: the size changes by two steps or more,
 * or by one with another angle. A same size with another angle is not enough here: a still shows a
 * small turn hardly at all.
 */
export function cutsWell(before: Framing, after: Framing): boolean {
  const steps = sizeSteps(before.size, after.size)
  return steps >= 2 || (steps === 1 && before.angle !== after.angle)
}
