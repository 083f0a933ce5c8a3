import {
  type ShotAngle,
  type ShotFraming,
  type ShotSize,
  sizeSteps,
} from '../../../../src/domain/board/shot-terms.ts'
import { PLACE_HOLDS, SAME_ANGLES } from '../../../../src/domain/findings/rules-cutting.ts'
import { isEstablishing, isLeap } from '../../../../src/domain/findings/sizes.ts'

/** The angle of a shot, and who shares it where that matters. */
export interface ShotView {
  readonly angle: ShotAngle
  readonly framing?: ShotFraming
}

/** The visual properties of a shot that the rules compare. */
export type Camera = ShotView & { readonly size: ShotSize }

/** True when two cameras differ in size alone. */
const isSameView = (one: ShotView, other: ShotView): boolean =>
  one.angle === other.angle && one.framing === other.framing

export const isSameCamera = (one: Camera, other: Camera): boolean =>
  one.size === other.size && isSameView(one, other)

/**
 * True when a cut between two shots does not jump: the size changes by two steps or more, or by one
 * with another view; or one of the two is an insert, which shows something else. Another view alone
 * is not enough, because a still hardly shows a small turn. Nor does it leap from a wide view to a
 * close one.
 */
export function cutsWell(before: Camera, after: Camera): boolean {
  if (isLeap(before.size, after.size)) return false
  const steps = sizeSteps(before.size, after.size)
  if (steps === undefined) return before.size !== after.size
  return steps >= 2 || (steps === 1 && !isSameView(before, after))
}

/** True while the last shots do not lose the place: one of them still shows where it is. */
export const holdsPlace = (cameras: readonly Camera[]): boolean =>
  cameras.length <= PLACE_HOLDS + 1 ||
  cameras.slice(-PLACE_HOLDS - 1).some(({ size }) => isEstablishing(size))

/** True for a board long enough to be monotonous that is all at eye level. */
export const isAllOfOneAngle = (cameras: readonly Camera[]): boolean =>
  cameras.length >= SAME_ANGLES && cameras.every(({ angle }) => angle === 'eye-level')
