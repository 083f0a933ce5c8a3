import { type LabImage, labImage } from '../../engines/sketch/pixels/oklab.ts'
import { newPlane, type Pixels, type Plane, resize } from '../../engines/sketch/pixels/raster.ts'

/** A picture as the checks see it. */
export interface SmallPicture {
  /** Grey levels of 0 to 255, `GREY_SIDE` on the long side. */
  readonly grey: Plane
  readonly lab: LabImage
}

/** The picture that is checked. */
export interface CheckedPicture extends SmallPicture {
  /** Grey levels of 0 to 255, `LETTERING_SIDE` on the long side. */
  readonly fine: Plane
}

/** Long side of what is checked for blur, rims and lines. */
export const GREY_SIDE = 480

/** The checks' view of pixels that are no larger than `GREY_SIDE`. */
export function smallPicture(pixels: Pixels): SmallPicture {
  return { grey: greyOf(pixels), lab: labImage(pixels) }
}

/** Grey levels of 0 to 255 by the weights of ITU-R BT.709. */
export function greyOf({ width, height, data }: Pixels): Plane {
  const grey = newPlane(width, height)
  for (let i = 0, at = 0; i < grey.data.length; i++, at += 4)
    grey.data[i] = 0.2126 * data[at]! + 0.7152 * data[at + 1]! + 0.0722 * data[at + 2]!
  return grey
}

/** The middle of a picture that has this shape, width over height. */
export function cropped(plane: Plane, aspect: number): Plane {
  const width = Math.min(plane.width, Math.max(1, Math.round(plane.height * aspect)))
  const height = Math.min(plane.height, Math.max(1, Math.round(plane.width / aspect)))
  const [left, top] = [(plane.width - width) >> 1, (plane.height - height) >> 1]
  const out = newPlane(width, height)
  for (let y = 0; y < height; y++) {
    const from = (y + top) * plane.width + left
    out.data.set(plane.data.subarray(from, from + width), y * width)
  }
  return out
}

export const shrunk = (plane: Plane, width: number, height: number): Plane => resize(plane, width, height)
