import type { Size } from '../../../lib/geometry.ts'
import type { RegionToSend } from '../take-ask.ts'
import { cutMask, type Mask, maskOf } from './mask.ts'

/**
 * What of a part may change, in pixels of the part.
 * @param picture the size of the whole picture
 */
export const partMask = (region: RegionToSend, picture: Size): Mask =>
  cutMask(maskOf(region, picture), region.part)

/** A mask of another size; each pixel is that of the nearest one. */
export function resizedMask(mask: Mask, { width, height }: Size): Mask {
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(((y + 0.5) * mask.height) / height) * mask.width
    for (let x = 0; x < width; x += 1) {
      data[y * width + x] = mask.data[row + Math.floor(((x + 0.5) * mask.width) / width)] ?? 0
    }
  }
  return { width, height, data }
}

/** A mask of a whole picture that may change everywhere. */
export const wholeMask = ({ width, height }: Size): Mask => ({
  width,
  height,
  data: new Uint8Array(width * height).fill(1),
})
