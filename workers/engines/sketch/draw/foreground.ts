import type { LabImage } from '../pixels/oklab.ts'
import { quantile, smoothStep } from '../pixels/raster.ts'

/**
 * An ellipse in fractions of the still's height, from the still's lower corner on the near side.
 */
interface Ellipse {
  readonly x: number
  readonly y: number
  readonly rx: number
  readonly ry: number
}

/** Half the width of its soft edge, in heights of the still. */
const SOFT = 0.006

/** Head, ear, neck and shoulder seen from behind, cut by the frame's edge. */
const FIGURE: readonly Ellipse[] = [
  { x: 0.12, y: 0.6, rx: 0.18, ry: 0.22 },
  { x: 0.292, y: 0.57, rx: 0.02, ry: 0.042 },
  { x: 0.09, y: 0.36, rx: 0.12, ry: 0.16 },
  { x: 0.08, y: 0.02, rx: 0.46, ry: 0.31 },
]

/**
 * Draws a dark head and shoulder into the near side of a picture for an over-shoulder shot, before
 * line and hatching are found. `side` −1 is left, 1 right. Changes `image`.
 */
export function addShoulder(image: LabImage, side: -1 | 1): void {
  const { width, height } = image.l
  const dark = Math.min(0.16, quantile(image.l.data, 0.01))
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const fromSide = (side < 0 ? x + 0.5 : width - x - 0.5) / height
      const fromBottom = 1 - (y + 0.5) / height
      const depth = depthAt(fromSide, fromBottom)
      if (depth <= -SOFT) continue
      const inside = smoothStep(-SOFT, SOFT, depth)
      // A rim light on the subject's side separates the figure from a dark room.
      const turn = 0.3 * (1 - smoothStep(0, 0.022, depth)) * smoothStep(0.1, 0.3, fromSide)
      image.l.data[i]! += (dark + turn - image.l.data[i]!) * inside
      image.a.data[i]! *= 1 - 0.8 * inside
      image.b.data[i]! *= 1 - 0.8 * inside
    }
}

/** Distance inside the figure, in heights of the still; negative outside. */
function depthAt(x: number, y: number): number {
  let depth = Number.NEGATIVE_INFINITY
  for (const { x: cx, y: cy, rx, ry } of FIGURE)
    depth = Math.max(depth, (1 - Math.hypot((x - cx) / rx, (y - cy) / ry)) * Math.min(rx, ry))
  return depth
}
