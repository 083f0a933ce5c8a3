import { SHOT_SIZES, type ShotPlan, type ShotSize } from '../../../../src/domain/board/shot-fields.ts'

/** Steps between two sizes, from widest to tightest. */
function sizeSteps(one: ShotSize, other: ShotSize): number {
  return Math.abs(SHOT_SIZES.indexOf(one) - SHOT_SIZES.indexOf(other))
}

/** The visual properties of a shot that the rules compare. */
export type Framing = Required<Pick<ShotPlan, 'size' | 'angle'>>

/**
 * True when a cut between two shots does not jump: the size changes by two steps or more, or by one
 * with another angle. Another angle alone is not enough, because a still hardly shows a small turn.
 */
export function cutsWell(before: Framing, after: Framing): boolean {
  const steps = sizeSteps(before.size, after.size)
  return steps >= 2 || (steps === 1 && before.angle !== after.angle)
}
