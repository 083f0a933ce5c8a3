import type { Face } from '../../../../src/domain/people/face.ts'
import type { FigureFinder, PeopleMask, PicturePixels } from '../../../people/people.api.ts'
import { type Figures, partAround } from '../draw/figures.ts'
import { faceIn, isSeen } from '../draw/rectangles.ts'
import type { View } from '../draw/view.ts'
import { onceThere } from './once-there.ts'
import { sample } from './raster.ts'

/**
 * The worker's finder; undefined where its nets are not to be had now, offline before their first
 * use: Sketch draws without, and its receipt says so.
 */
const openFinder = onceThere<FigureFinder>(() =>
  import('../../../people/open-figures.ts').then(({ openFigureFinder }) => openFigureFinder()),
)

/**
 * The points of the faces that a view shows, and its people; undefined where the nets are not to be
 * had.
 */
export async function findFigures(
  pixels: PicturePixels,
  faces: readonly Face[],
  view: View,
): Promise<Figures | undefined> {
  const seen = faces.filter((face) => isSeen(view, faceIn(face, pixels)))
  if (seen.length === 0) return { meshes: [] }
  const found = await openFinder()
  if (!found) return undefined
  const mask = found.mask(pixels, partAround(view, pixels))
  return {
    meshes: seen.flatMap((face) => found.mesh(pixels, face) ?? []),
    mask: showsAll(mask, seen) ? mask : undefined,
  }
}

/** A mask that leaves a face out knows no figures: the net sees few drawings as people. */
const showsAll = ({ part, width, height, ...mask }: PeopleMask, faces: readonly Face[]) =>
  faces.every(({ box }) => {
    const u = (box.x + box.width / 2 - part.x) / part.width
    const v = (box.y + box.height / 2 - part.y) / part.height
    return sample({ ...mask, width, height }, u * width - 0.5, v * height - 0.5) > 0.5
  })
