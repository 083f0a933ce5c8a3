import type { Size } from '../../../lib/geometry.ts'
import { boundsOf, type Mask } from './mask.ts'
import type { Box } from './region.ts'

/** How much larger the part is that goes to a model: it must see what lies around the region. */
const MARGIN = 0.6

/** A smaller part tells a model nothing of the picture. */
const LEAST_SIDE = 256

/** The share of the part that must lie outside the region, to compare what comes back with. */
export const LEAST_RING = 0.15

/**
 * The part of a picture that is sent for a region: the region and a margin, extended to one of the
 * aspects that the model draws (width over height), within the picture. The whole picture where no
 * such part holds the region. Undefined where nothing is marked.
 */
export function partFor(mask: Mask, aspects: readonly number[]): Box | undefined {
  const bounds = boundsOf(mask)
  if (!bounds) return undefined
  const picture = { width: mask.width, height: mask.height }
  const wanted = {
    width: Math.min(picture.width, Math.max(bounds.width * (1 + MARGIN), LEAST_SIDE)),
    height: Math.min(picture.height, Math.max(bounds.height * (1 + MARGIN), LEAST_SIDE)),
  }
  const sizes = aspects
    .map((aspect) => around(wanted, aspect))
    .map((size) => within(size, picture))
    .filter((size) => size.width >= bounds.width && size.height >= bounds.height)
    .toSorted((a, b) => a.width * a.height - b.width * b.height)
  const [size] = sizes
  if (!size) return { left: 0, top: 0, ...picture }
  const [width, height] = [Math.round(size.width), Math.round(size.height)]
  return {
    left: placed(bounds.left + bounds.width / 2, width, picture.width, bounds.left, bounds.width),
    top: placed(bounds.top + bounds.height / 2, height, picture.height, bounds.top, bounds.height),
    width,
    height,
  }
}

/** The least size of an aspect that holds another one. */
const around = ({ width, height }: Size, aspect: number): Size =>
  width / height < aspect ? { width: height * aspect, height } : { width, height: width / aspect }

/** Scaled down to fit, its aspect kept. */
function within({ width, height }: Size, most: Size): Size {
  const scale = Math.min(1, most.width / width, most.height / height)
  return { width: width * scale, height: height * scale }
}

/** Where a side begins that has a middle, lies in the picture, and holds what it must. */
function placed(middle: number, side: number, most: number, first: number, length: number): number {
  const wanted = Math.round(middle - side / 2)
  const holding = Math.min(first, Math.max(first + length - side, wanted))
  return Math.min(most - side, Math.max(0, holding))
}

/** True where enough of a part lies outside the region. */
export function hasRing(part: Mask): boolean {
  let outside = 0
  for (const value of part.data) outside += value ? 0 : 1
  return outside >= part.data.length * LEAST_RING
}
