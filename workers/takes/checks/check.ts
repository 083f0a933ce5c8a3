import type { TakeFacts } from '../../../src/domain/takes/take-facts.ts'
import { isNearCopy } from './alike.ts'
import { paletteDistance } from './palette-distance.ts'
import { hasPanels, isFramed } from './rims.ts'
import { isBlurred } from './sharp.ts'
import type { SmallPicture } from './small.ts'

/** What a take is held against. */
export interface Against {
  /** The board's shape, width over height. */
  readonly aspect: number
  readonly style?: SmallPicture | undefined
  /** The clip's picture at the shot's moment. */
  readonly frame?: SmallPicture | undefined
  /** The pictures of other shots. */
  readonly others: readonly SmallPicture[]
}

/** Shapes nearer than this are one: models draw in steps of pixels. */
const SAME_SHAPE = 0.045

/**
 * The facts of a take's picture that need no net. How many people it shows, which way they face and
 * how large a face is joins here.
 */
export function factsOfTake(picture: SmallPicture, { aspect, style, frame, others }: Against): TakeFacts {
  const { grey, lab } = picture
  return {
    otherShape: Math.abs(Math.log(grey.width / grey.height / aspect)) > SAME_SHAPE,
    blurred: isBlurred(grey),
    framed: isFramed(grey),
    panels: hasPanels(grey),
    likeClip: frame !== undefined && isNearCopy(grey, frame.grey),
    like: others.flatMap((other, i) => (isNearCopy(grey, other.grey) ? [i] : [])),
    ...(style && { palette: paletteDistance(lab, style.lab) }),
  }
}
