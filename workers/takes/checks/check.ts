import type { Face } from '../../../src/domain/people/face.ts'
import { foundPeople } from '../../../src/domain/takes/people-facts.ts'
import type { TakeFacts } from '../../../src/domain/takes/take-facts.ts'
import { isNearCopy } from './alike.ts'
import { letteringIn } from './lettering.ts'
import { paletteDistance } from './palette-distance.ts'
import { hasPanels, isFramed } from './rims.ts'
import { isBlurred } from './sharp.ts'
import type { CheckedPicture, SmallPicture } from './small.ts'

/** What a take is held against. */
export interface Against {
  /** The board's shape, width over height. */
  readonly aspect: number
  readonly style?: SmallPicture | undefined
  /** The clip's pictures that it may repeat; undefined where one cannot be read. */
  readonly frames: readonly (SmallPicture | undefined)[]
  /** The pictures of other shots, likewise. */
  readonly others: readonly (SmallPicture | undefined)[]
  readonly faces?: readonly Face[] | undefined
}

/** Shapes nearer than this are one: models draw in steps of pixels. */
const SAME_SHAPE = 0.045

/**
 * The facts of a take's picture. `faces`: those in it, the largest first; absent where nobody could
 * look for them.
 */
export function factsOfTake(
  picture: CheckedPicture,
  { aspect, style, frames, others, faces }: Against,
): TakeFacts {
  const { grey, lab, fine } = picture
  const lettering = letteringIn(fine)
  return {
    otherShape: Math.abs(Math.log(grey.width / grey.height / aspect)) > SAME_SHAPE,
    blurred: isBlurred(grey),
    framed: isFramed(grey),
    panels: hasPanels(grey),
    ...(lettering && { lettering }),
    likeClip: frames.some((frame) => frame && isNearCopy(grey, frame.grey)),
    like: others.flatMap((other, i) => (other && isNearCopy(grey, other.grey) ? [i] : [])),
    ...(style && { palette: paletteDistance(lab, style.lab) }),
    ...(faces && { people: foundPeople(faces) }),
  }
}
