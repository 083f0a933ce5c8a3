import { fitWithin, type Size } from '../../lib/geometry.ts'

/** The longer side in pixels of a square picture, by resolution name of the service. */
const SIDES: Readonly<Record<string, number>> = {
  '512': 512,
  '768': 768,
  '1K': 1024,
  '1.5K': 1536,
  '2K': 2048,
  '4K': 4096,
}

/** A model that lists no resolution draws about one megapixel. */
const UNKNOWN_SIDE = 1024

const sideOf = (resolution: string): number => SIDES[resolution] ?? 0

/**
 * The resolution that a picture is drawn at again: the least of the model's that has as many
 * pixels, else its largest; undefined where the model lists none that is known.
 */
export function resolutionFor({ width, height }: Size, offered: readonly string[]): string | undefined {
  const known = offered.filter((one) => sideOf(one) > 0).toSorted((a, b) => sideOf(a) - sideOf(b))
  return known.find((one) => sideOf(one) ** 2 >= width * height * SLACK) ?? known.at(-1)
}

/** A picture of "1K" may have a few more pixels than 1024 × 1024. */
const SLACK = 0.9

/**
 * The size in pixels at which a picture goes to a model that changes it: its own, or as many pixels
 * as the model's largest resolution has.
 */
export function sentSize(size: Size, offered: readonly string[] = []): Size {
  const most = Math.max(UNKNOWN_SIDE, ...offered.map(sideOf))
  const factor = Math.sqrt((most * most) / (size.width * size.height * SLACK))
  if (factor >= 1) return size
  return fitWithin(size, { width: size.width * factor, height: size.height * factor })
}
