import { clamp } from '../pixels/raster.ts'

/** The part of a frame that a shot shows. Lengths in pixels of the frame. */
export interface View {
  readonly x: number
  readonly y: number
  readonly halfWidth: number
  readonly halfHeight: number
  /** Radians, clockwise. */
  readonly roll: number
  /** Keystone, −1…1: positive values converge verticals towards the top, as seen from below. */
  readonly tilt: number
}

/** Maps a point of the still (`u`, `v` from −1 to 1) to the frame; writes into `out`, in pixels. */
export function sourcePoint(view: View, u: number, v: number, out: { x: number; y: number }): void {
  const depth = 1 + view.tilt * v
  const x = (u / depth) * view.halfWidth
  const y = (v / depth) * view.halfHeight
  const cos = Math.cos(view.roll)
  const sin = Math.sin(view.roll)
  out.x = view.x + x * cos - y * sin
  out.y = view.y + x * sin + y * cos
}

/** Where the still (−1 to 1) shows a point of the frame: the inverse of `sourcePoint`. */
export function stillPoint(view: View, x: number, y: number): { readonly u: number; readonly v: number } {
  const [dx, dy] = [x - view.x, y - view.y]
  const [cos, sin] = [Math.cos(view.roll), Math.sin(view.roll)]
  const across = (dx * cos + dy * sin) / view.halfWidth
  const down = (dy * cos - dx * sin) / view.halfHeight
  const v = down / (1 - view.tilt * down)
  return { u: across * (1 + view.tilt * v), v }
}

/** Moves and shrinks a view until it lies inside the frame, enlarged about its middle. */
export function keptInside(
  view: View,
  frame: { readonly width: number; readonly height: number },
  enlarged: number,
): View {
  const corners = cornerOffsets(view)
  const left = Math.min(...corners.map((corner) => corner.x))
  const right = Math.max(...corners.map((corner) => corner.x))
  const top = Math.min(...corners.map((corner) => corner.y))
  const bottom = Math.max(...corners.map((corner) => corner.y))
  const width = frame.width * enlarged
  const height = frame.height * enlarged
  const shrink = Math.min(1, width / (right - left), height / (bottom - top))
  const beside = (width - frame.width) / 2
  const above = (height - frame.height) / 2
  return {
    ...view,
    halfWidth: view.halfWidth * shrink,
    halfHeight: view.halfHeight * shrink,
    x: clamp(view.x, -left * shrink - beside, frame.width + beside - right * shrink),
    y: clamp(view.y, -top * shrink - above, frame.height + above - bottom * shrink),
  }
}

function cornerOffsets(view: View): readonly { x: number; y: number }[] {
  return [-1, 1].flatMap((u) =>
    [-1, 1].map((v) => {
      const corner = { x: 0, y: 0 }
      sourcePoint({ ...view, x: 0, y: 0 }, u, v, corner)
      return corner
    }),
  )
}
