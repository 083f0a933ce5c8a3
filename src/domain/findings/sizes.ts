import { SHOT_SIZES, type ShotSize, sizeSteps } from '../board/shot-terms.ts'

/** The size `steps` steps tighter, or wider where negative; undefined for an insert and beyond. */
export function sizeBy(size: ShotSize, steps: number): ShotSize | undefined {
  const scale: readonly ShotSize[] = SHOT_SIZES.filter((one) => one !== 'insert')
  const place = scale.indexOf(size)
  return place < 0 ? undefined : scale[place + steps]
}

/** Another size, two steps tighter where there is one. */
export const otherSize = (size: ShotSize): ShotSize => sizeBy(size, 2) ?? sizeBy(size, -2) ?? 'close'

const isWide = (size: ShotSize) => size === 'extreme-wide' || size === 'wide'

/** True for a size that shows where people are: a figure from head to foot, or wider. */
export const isEstablishing = (size: ShotSize) => isWide(size) || size === 'full'

/** True for a close-up and tighter. */
export const isClose = (size: ShotSize) => (sizeSteps('extreme-close', size) ?? Number.NaN) <= 2

/** True when a cut goes from a wide view straight to a close one. */
export const isLeap = (from: ShotSize, to: ShotSize) => isWide(from) && isClose(to)
