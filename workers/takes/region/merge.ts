import { cutMask, type Mask } from '../../../src/domain/takes/region/mask.ts'
import { hasRing } from '../../../src/domain/takes/region/part.ts'
import type { Box } from '../../../src/domain/takes/region/region.ts'
import { movedBack, type Shift, shiftOf } from './align.ts'
import { matched, meanDifference } from './colour.ts'
import { distanceTo } from './distance.ts'
import { cutPixels, type Pixels, resized } from './pixels.ts'

/** Above this mean ΔE around the region its edge would show. */
const MOST_DIFFERENCE = 6

/** How far from the region the pixels lie that its edge is judged by. */
const RING = 24

export interface Merged {
  readonly picture: Pixels
  readonly shift: Shift
  /** Mean ΔE of what surrounds the region, once aligned and matched. */
  readonly difference: number
}

/** Why a changed part cannot be put back: its surroundings changed too, or there are none. */
export type Refused = { readonly refused: 'edge'; readonly difference: number } | { readonly refused: 'ring' }

interface Region {
  readonly mask: Mask
  /** The part of the picture that was sent. */
  readonly part: Box
  /** How far the change fades in from the region's edge, in pixels; inside it only. */
  readonly feather: number
}

/**
 * Puts what came back for a part of a picture into the region, and nowhere else: the part is scaled
 * to its place, aligned, matched in colour by what surrounds the region, and faded in from the edge
 * inwards. No pixel outside the region changes.
 */
export function mergeRegion(
  before: Pixels,
  answer: Pixels,
  { mask, part, feather }: Region,
): Merged | Refused {
  const inside = cutMask(mask, part)
  if (!hasRing(inside)) return { refused: 'ring' }
  const old = cutPixels(before, part)
  const scaled = resized(answer, part)
  const shift = shiftOf(old, scaled, inside)
  const aligned = movedBack(scaled, shift)
  const ring = ringOf(inside, shift)
  const fresh = matched(old, aligned, ring)
  const difference = meanDifference(old, fresh, ring)
  if (difference > MOST_DIFFERENCE) return { refused: 'edge', difference }
  const data = new Uint8ClampedArray(before.data)
  // From the whole mask, because the picture's own border is no edge of the region.
  const depth = distanceTo(mask, 0)
  for (let y = 0; y < part.height; y += 1) {
    for (let x = 0; x < part.width; x += 1) {
      if (!inside.data[y * part.width + x]) continue
      const place = (part.top + y) * mask.width + part.left + x
      const share = fade(depth[place] as number, feather)
      for (let c = 0; c < 3; c += 1) {
        const [from, to] = [before.data[place * 4 + c], fresh.data[(y * part.width + x) * 4 + c]]
        data[place * 4 + c] = Math.round((from as number) * (1 - share) + (to as number) * share)
      }
    }
  }
  return { picture: { ...before, data }, shift, difference }
}

/** 0 at the region's edge, 1 from `feather` pixels inside on, smooth between. */
function fade(depth: number, feather: number): number {
  if (depth >= feather) return 1
  const t = depth / feather
  return t * t * (3 - 2 * t)
}

/** The pixels close around the region that the part shows after its shift as well. */
function ringOf(inside: Mask, { x: dx, y: dy }: Shift): Int32Array {
  const { width, height } = inside
  const away = distanceTo(inside, 1)
  const places: number[] = []
  for (let y = Math.max(0, -dy); y < height - Math.max(0, dy); y += 1) {
    for (let x = Math.max(0, -dx); x < width - Math.max(0, dx); x += 1) {
      const distance = away[y * width + x] as number
      if (distance > 0 && distance <= RING) places.push(y * width + x)
    }
  }
  return Int32Array.from(places)
}
