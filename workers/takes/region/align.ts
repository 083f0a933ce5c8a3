import type { Mask } from '../../../src/domain/takes/region/mask.ts'
import type { Pixels } from './pixels.ts'

/** How far a service may have moved a picture, in pixels either way. */
const MOST_SHIFT = 8

/** Fewer pixels say as much, and are compared faster. */
const MOST_SAMPLES = 20_000

/** A shift must be that much more alike than none: on plain ground chance decides. */
const LEAST_GAIN = 0.002

export interface Shift {
  readonly x: number
  readonly y: number
}

/**
 * How far a picture has moved against another one of its size, judged by the pixels outside the
 * mask: the shift with the greatest normalised correlation of luma, which neither brightness nor
 * contrast changes (J. P. Lewis, "Fast Normalized Cross-Correlation", 1995).
 */
export function shiftOf(before: Pixels, after: Pixels, mask: Mask): Shift {
  const { width, height } = before
  const [one, other] = [lumaOf(before), lumaOf(after)]
  const places: number[] = []
  for (let y = MOST_SHIFT; y < height - MOST_SHIFT; y += 1) {
    for (let x = MOST_SHIFT; x < width - MOST_SHIFT; x += 1) {
      if (!mask.data[y * width + x]) places.push(y * width + x)
    }
  }
  const step = Math.max(1, Math.floor(places.length / MOST_SAMPLES))
  const samples = Int32Array.from(places.filter((_, i) => i % step === 0))
  const still = correlation(one, other, samples, 0)
  let best = { x: 0, y: 0, likeness: still + LEAST_GAIN }
  for (let y = -MOST_SHIFT; y <= MOST_SHIFT; y += 1) {
    for (let x = -MOST_SHIFT; x <= MOST_SHIFT; x += 1) {
      const likeness = correlation(one, other, samples, y * width + x)
      if (likeness > best.likeness) best = { x, y, likeness }
    }
  }
  return { x: best.x, y: best.y }
}

/** Rec. 709 luma of the encoded values. */
function lumaOf({ width, height, data }: Pixels): Float32Array {
  return Float32Array.from(
    { length: width * height },
    (_, i) =>
      0.2126 * (data[i * 4] as number) +
      0.7152 * (data[i * 4 + 1] as number) +
      0.0722 * (data[i * 4 + 2] as number),
  )
}

function correlation(one: Float32Array, other: Float32Array, places: Int32Array, by: number): number {
  let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0]
  for (const place of places) {
    const [p, q] = [one[place] as number, other[place + by] as number]
    a += p
    b += q
    aa += p * p
    bb += q * q
    ab += p * q
  }
  const n = places.length
  const spread = (aa - (a * a) / n) * (bb - (b * b) / n)
  return n === 0 || spread <= 0 ? 0 : (ab - (a * b) / n) / Math.sqrt(spread)
}

/** The picture moved back by a shift; what comes from beyond its edge repeats the edge. */
export function movedBack({ width, height, data }: Pixels, { x: dx, y: dy }: Shift): Pixels {
  if (dx === 0 && dy === 0) return { width, height, data }
  const moved = new Uint8ClampedArray(data.length)
  for (let y = 0; y < height; y += 1) {
    const row = Math.min(height - 1, Math.max(0, y + dy))
    for (let x = 0; x < width; x += 1) {
      const from = (row * width + Math.min(width - 1, Math.max(0, x + dx))) * 4
      for (let c = 0; c < 4; c += 1) moved[(y * width + x) * 4 + c] = data[from + c] as number
    }
  }
  return { width, height, data: moved }
}
