import type { ShotSize } from '../board/shot-terms.ts'

/**
 * Least height of a face's box in heights of the picture for each size. A figure is 7.5 heads and
 * the box 0.62 of a head; the bounds between are reckoned from there.
 */
const LEAST: readonly (readonly [size: ShotSize, height: number])[] = [
  ['big-close', 0.65],
  ['close', 0.34],
  ['medium-close', 0.21],
  ['medium', 0.14],
  ['medium-wide', 0.09],
  ['full', 0.06],
  ['wide', 0.03],
]

/** The size of a shot in which a face's box is so high, as a share of the picture's height. */
export const sizeOfFace = (height: number): ShotSize =>
  height > 1 ? 'extreme-close' : (LEAST.find(([, least]) => height >= least)?.[0] ?? 'extreme-wide')
