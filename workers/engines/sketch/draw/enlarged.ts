import type { Pixels } from '../pixels/raster.ts'
import type { Size } from './rectangles.ts'
import { sourcePoint, type View } from './view.ts'

/** A part of a frame in more pixels than the frame has. */
export interface EnlargedPart {
  readonly image: Pixels
  /** Its upper left corner, in pixels of the frame. */
  readonly left: number
  readonly top: number
  /** Its pixels for each of the frame's. */
  readonly scale: number
}

/** A rectangle of a frame, in whole pixels. */
export interface PixelPart extends Size {
  readonly left: number
  readonly top: number
}

/** Pixels of the still for each of the frame's from which a part is enlarged. */
const FROM = { twofold: 3, fourfold: 4 }
/** Pixels of the frame around what the still shows: the net's own edge is worse than its middle. */
const AROUND = 12

/**
 * How much the part that a view shows should be enlarged before a still this wide is drawn from it;
 * 1 where the frame has pixels enough.
 */
export function enlargingOf(view: View, width: number): 1 | 2 | 4 {
  const zoom = width / (2 * view.halfWidth)
  return zoom >= FROM.fourfold ? 4 : zoom >= FROM.twofold ? 2 : 1
}

/** The part of a frame that a view shows, and a little around it. */
export function partOf(view: View, frame: Size): PixelPart {
  const corners = [-1, 1].flatMap((u) =>
    [-1, 1].map((v) => {
      const corner = { x: 0, y: 0 }
      sourcePoint(view, u, v, corner)
      return corner
    }),
  )
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)]
  const left = Math.max(0, Math.floor(Math.min(...xs)) - AROUND)
  const top = Math.max(0, Math.floor(Math.min(...ys)) - AROUND)
  return {
    left,
    top,
    width: Math.min(frame.width, Math.ceil(Math.max(...xs)) + AROUND) - left,
    height: Math.min(frame.height, Math.ceil(Math.max(...ys)) + AROUND) - top,
  }
}

/** A view of the frame as a view of its enlarged part. */
export const viewOfPart = (view: View, { left, top, scale }: EnlargedPart): View => ({
  ...view,
  x: (view.x - left) * scale,
  y: (view.y - top) * scale,
  halfWidth: view.halfWidth * scale,
  halfHeight: view.halfHeight * scale,
})
