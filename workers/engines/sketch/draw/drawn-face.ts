import type { FaceMesh } from '../../../people/people.api.ts'
import { EYES, type EyePaths, MOUTH, OVAL } from './mesh-paths.ts'
import { type Point, widened } from './polygon.ts'
import type { Size } from './rectangles.ts'
import { stillPoint, type View } from './view.ts'

/** A face in a still, in its pixels. */
export interface DrawnFace {
  readonly points: readonly Point[]
  readonly oval: readonly Point[]
  /** From the brow to the chin. */
  readonly height: number
  /** The eyes that are not hidden behind the nose. */
  readonly eyes: readonly EyePaths[]
}

/** Smallest height of a face whose features are drawn, in pixels of the still. */
const SMALLEST = 44
/** An eye that is so much narrower than the other is on the far side of the nose. */
const HIDDEN = 0.3

/** The faces of a frame that are large enough in a still for lines of their own. */
export function drawnFaces(
  meshes: readonly FaceMesh[],
  view: View,
  frame: Size,
  still: Size,
): readonly DrawnFace[] {
  return meshes.flatMap((mesh) => {
    const points = Array.from({ length: mesh.length / 2 }, (_, i) => {
      const at = stillPoint(view, mesh[2 * i]! * frame.width, mesh[2 * i + 1]! * frame.height)
      return { x: ((at.u + 1) / 2) * still.width, y: ((at.v + 1) / 2) * still.height }
    })
    const oval = along(points, OVAL)
    const ys = oval.map(({ y }) => y)
    const height = Math.max(...ys) - Math.min(...ys)
    if (height < SMALLEST) return []
    const widest = Math.max(...EYES.map((eye) => eyeWidth(points, eye)))
    return [{ points, oval, height, eyes: EYES.filter((eye) => eyeWidth(points, eye) > HIDDEN * widest) }]
  })
}

export const along = (points: readonly Point[], path: readonly number[]): readonly Point[] =>
  path.map((i) => points[i]!)

export function eyeWidth(points: readonly Point[], { upper }: EyePaths): number {
  const [outer, inner] = [points[upper[0]!]!, points[upper.at(-1)!]!]
  return Math.hypot(outer.x - inner.x, outer.y - inner.y)
}

/** The opening between two lines that share their ends, as a polygon. */
export const between = (
  points: readonly Point[],
  upper: readonly number[],
  lower: readonly number[],
): readonly Point[] => [...along(points, upper), ...along(points, lower).toReversed()]

/** What a face's own lines take the place of: eyes, brows and mouth, and a little around them. */
export function claimedBy({ points, eyes, height }: DrawnFace): readonly (readonly Point[])[] {
  const more = 0.02 * height
  return [
    ...eyes.flatMap(({ upper, lower, browUpper, browLower }) => [
      widened(between(points, upper, lower), 1.1, more),
      widened(between(points, browUpper, browLower), 1.05, more * 0.6),
    ]),
    widened(between(points, MOUTH.upper, MOUTH.lower), 1.05, more),
  ]
}

/** A polygon in another size of the picture. */
export const scaled = (polygon: readonly Point[], by: number): readonly Point[] =>
  polygon.map(({ x, y }) => ({ x: x * by, y: y * by }))
