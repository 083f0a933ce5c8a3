import { clamp, MIDDLE, type Spot } from './marks.ts'
import type { Take } from './shot.ts'

/** What crops and arrows go around: where a person put it, else where it was found. */
export const focusOf = ({ focusByHand, focus }: Take): Spot => focusByHand ?? focus ?? MIDDLE

/** A spot inside the picture, to a thousandth of its sides. */
export const withinPicture = ({ x, y }: Spot): Spot => ({ x: thousandths(x), y: thousandths(y) })

const thousandths = (share: number) => Math.round(clamp(share, 0, 1) * 1000) / 1000
