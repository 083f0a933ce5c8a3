import { cropped } from '../../../people/mask-people.ts'
import type { PicturePixels } from '../../../people/people.api.ts'
import type { Enlarger } from '../../../upscale/enlarger.ts'
import { type EnlargedPart, enlargingOf, partOf } from '../draw/enlarged.ts'
import type { View } from '../draw/view.ts'
import { onceThere } from './once-there.ts'

/**
 * The worker's enlarger; undefined where its model is not to be had now, offline before its first
 * use: Sketch draws what the frame has, and its receipt says so.
 */
const openEnlarger = onceThere<Enlarger>(() =>
  import('../../../upscale/open-enlarger.ts').then((module) => module.openEnlarger()),
)

/**
 * The part of a frame that a view shows, enlarged for a still this wide; `none` where the frame has
 * pixels enough, `absent` where the model is not to be had.
 */
export async function enlargePart(
  pixels: PicturePixels,
  view: View,
  width: number,
): Promise<EnlargedPart | 'none' | 'absent'> {
  const scale = enlargingOf(view, width)
  if (scale === 1) return 'none'
  const enlarge = await openEnlarger()
  if (!enlarge) return 'absent'
  const part = partOf(view, pixels)
  const image = await enlarge(cropped(pixels, part), scale)
  return { image, left: part.left, top: part.top, scale }
}
