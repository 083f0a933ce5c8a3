import type { Plane } from '../../engines/sketch/pixels/raster.ts'
import { cropped, shrunk } from './small.ts'

/** Bits of 64 in which the hashes of one picture twice may differ. */
const NEAR_BITS = 12
/** Structural similarity from which it is the same picture. */
const SAME = 0.6
const SSIM_SIDE = 96

/**
 * True for nearly the same picture: both are cropped to one shape, their difference hashes agree
 * (dHash), and so does their structure (SSIM, Wang et al. 2004).
 */
export function isNearCopy(one: Plane, other: Plane): boolean {
  const aspect = one.width / one.height
  const [a, b] = [one, cropped(other, aspect)]
  if (bitsApart(differenceHash(a), differenceHash(b)) > NEAR_BITS) return false
  const height = Math.max(8, Math.round(SSIM_SIDE / aspect))
  return similarity(shrunk(a, SSIM_SIDE, height), shrunk(b, SSIM_SIDE, height)) >= SAME
}

/** Whether each of 8 × 8 cells is brighter than the one to its left. */
function differenceHash(plane: Plane): readonly boolean[] {
  const { data } = shrunk(plane, 9, 8)
  return Array.from({ length: 64 }, (_, i) => {
    const at = (i >> 3) * 9 + (i & 7)
    return data[at + 1]! > data[at]!
  })
}

const bitsApart = (one: readonly boolean[], other: readonly boolean[]) =>
  one.filter((bit, i) => bit !== other[i]).length

const WINDOW = 8
/** The constants of SSIM for levels of 0 to 255. */
const [C1, C2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2]

/** Mean structural similarity over windows that half overlap. */
function similarity(one: Plane, other: Plane): number {
  let [sum, count] = [0, 0]
  for (let top = 0; top + WINDOW <= one.height; top += WINDOW / 2)
    for (let left = 0; left + WINDOW <= one.width; left += WINDOW / 2) {
      sum += windowSimilarity(one, other, left, top)
      count += 1
    }
  return sum / Math.max(1, count)
}

function windowSimilarity(one: Plane, other: Plane, left: number, top: number): number {
  let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0]
  for (let y = top; y < top + WINDOW; y++)
    for (let x = left; x < left + WINDOW; x++) {
      const [p, q] = [one.data[y * one.width + x]!, other.data[y * other.width + x]!]
      a += p
      b += q
      aa += p * p
      bb += q * q
      ab += p * q
    }
  const n = WINDOW * WINDOW
  const [ma, mb] = [a / n, b / n]
  const [va, vb, cov] = [aa / n - ma * ma, bb / n - mb * mb, ab / n - ma * mb]
  return ((2 * ma * mb + C1) * (2 * cov + C2)) / ((ma * ma + mb * mb + C1) * (va + vb + C2))
}
