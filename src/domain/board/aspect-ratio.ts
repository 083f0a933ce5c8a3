/**
 * The picture shapes that image models agree on. The service's own list is longer, but a model that
 * lacks a shape answers 400 for it, so only the common ones are asked for.
 */
export const ASPECT_RATIOS = [
  '9:16',
  '2:3',
  '3:4',
  '4:5',
  '1:1',
  '5:4',
  '4:3',
  '3:2',
  '16:9',
  '21:9',
] as const
export type AspectRatio = (typeof ASPECT_RATIOS)[number]

/**
 * Width over height of a shape that a person chose; undefined for none, or for one that is not
 * known.
 */
export function chosenAspect(shape: string): number | undefined {
  const known = ASPECT_RATIOS.find((ratio) => ratio === shape)
  return known && ratioValue(known)
}

/** Width over height of a ratio as written. */
export function ratioValue(ratio: AspectRatio): number {
  const [width = 1, height = 1] = ratio.split(':').map(Number)
  return width / height
}

/**
 * The listed ratio nearest to `aspect` (width over height), by factor: 2 and 1/2 are equally far
 * from 1. What is not a positive number gets 16:9.
 * @param offered what the model takes; of none of the common ones, all of them stand.
 */
export function nearestAspectRatio(aspect: number, offered: readonly string[] = ASPECT_RATIOS): AspectRatio {
  const common = ASPECT_RATIOS.filter((ratio) => offered.includes(ratio))
  const ratios = common.length > 0 ? common : ASPECT_RATIOS
  const wanted = Number.isFinite(aspect) && aspect > 0 ? aspect : 16 / 9
  const distance = (ratio: AspectRatio) => Math.abs(Math.log(ratioValue(ratio) / wanted))
  return ratios.reduce((best, ratio) => (distance(ratio) < distance(best) ? ratio : best))
}
