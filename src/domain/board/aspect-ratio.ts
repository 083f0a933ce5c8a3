/**
 * Aspect ratios that most image models support. The service lists more, but a model answers 400 to
 * an unsupported one.
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

/** Width over height of the chosen aspect ratio; undefined for none or an unknown one. */
export function chosenAspect(shape: string): number | undefined {
  const known = ASPECT_RATIOS.find((ratio) => ratio === shape)
  return known && ratioValue(known)
}

/** Width over height of a written ratio. */
export function ratioValue(ratio: AspectRatio): number {
  const [width = 1, height = 1] = ratio.split(':').map(Number)
  return width / height
}

/**
 * The listed ratio nearest to `aspect` (width over height), measured by factor: 2 and 1/2 are
 * equally far from 1. Anything but a positive number gives 16:9.
 * @param offered the model's ratios; if none of them is listed here, all listed ones count.
 */
export function nearestAspectRatio(aspect: number, offered: readonly string[] = ASPECT_RATIOS): AspectRatio {
  const common = ASPECT_RATIOS.filter((ratio) => offered.includes(ratio))
  const ratios = common.length > 0 ? common : ASPECT_RATIOS
  const wanted = Number.isFinite(aspect) && aspect > 0 ? aspect : 16 / 9
  const distance = (ratio: AspectRatio) => Math.abs(Math.log(ratioValue(ratio) / wanted))
  return ratios.reduce((best, ratio) => (distance(ratio) < distance(best) ? ratio : best))
}
