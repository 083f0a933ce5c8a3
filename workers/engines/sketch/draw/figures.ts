import type { FaceMesh, Part, PeopleMask } from '../../../people/people.api.ts'
import { blur } from '../pixels/blur.ts'
import type { LabImage } from '../pixels/oklab.ts'
import { clamp, letGo, mapPlane, newPlane, type Plane, sample, smoothStep } from '../pixels/raster.ts'
import { traceContours } from './contours.ts'
import { edgeFlow, structureTensor } from './flow.ts'
import type { Size } from './rectangles.ts'
import type { Stroke } from './strokes.ts'
import { sourcePoint, type View } from './view.ts'

/** What the nets see of the people in a frame. */
export interface Figures {
  /** The people in the part of the frame that the still shows. */
  readonly mask?: PeopleMask | undefined
  /** The points of each face that has some. */
  readonly meshes: readonly FaceMesh[]
}

/** How much more of the frame the mask net sees than the still shows, in sizes of the view. */
const AROUND = 0.15

/** The part of a frame that a view shows, and some around it, in fractions of the frame. */
export function partAround(view: View, frame: Size): Part {
  const corners = [-1, 1].flatMap((u) =>
    [-1, 1].map((v) => {
      const corner = { x: 0, y: 0 }
      sourcePoint(view, u * (1 + AROUND), v * (1 + AROUND), corner)
      return corner
    }),
  )
  const xs = corners.map(({ x }) => clamp(x / frame.width, 0, 1))
  const ys = corners.map(({ y }) => clamp(y / frame.height, 0, 1))
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** Sureness of the mask around which its edge lies. */
const EDGE = { least: 0.3, most: 0.7 }
/** The guided filter's reach, in widths of the still, and the squared contrast that it keeps. */
const GUIDED = { reach: 0.008, contrast: 0.0006 }

/**
 * Where a still shows people, 0…1, in the still's size: the mask, moved to the edges of the picture
 * by the guided filter (He, Sun & Tang 2010), with Gaussian windows.
 */
export function figureIn(mask: PeopleMask, view: View, frame: Size, picture: LabImage): Plane {
  const { width, height } = picture.l
  const rough = newPlane(width, height)
  const { part } = mask
  const point = { x: 0, y: 0 }
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      sourcePoint(view, ((x + 0.5) / width) * 2 - 1, ((y + 0.5) / height) * 2 - 1, point)
      const u = ((point.x / frame.width - part.x) / part.width) * mask.width - 0.5
      const v = ((point.y / frame.height - part.y) / part.height) * mask.height - 0.5
      rough.data[i] = sample(mask, u, v)
    }
  const fine = guided(rough, picture.l, GUIDED.reach * width)
  letGo({ rough })
  for (let i = 0; i < fine.data.length; i++) fine.data[i] = smoothStep(EDGE.least, EDGE.most, fine.data[i]!)
  return fine
}

function guided(plane: Plane, guide: Plane, reach: number): Plane {
  const blurred = (one: Plane) => blur(one, reach, one)
  const times = (one: Plane, other: Plane): Plane =>
    blurred({ ...one, data: one.data.map((value, i) => value * other.data[i]!) })
  const [meanGuide, mean] = [blur(guide, reach), blur(plane, reach)]
  const [guideSquared, both] = [times(guide, guide), times(guide, plane)]
  const slope = newPlane(plane.width, plane.height)
  const offset = newPlane(plane.width, plane.height)
  for (let i = 0; i < slope.data.length; i++) {
    const variance = guideSquared.data[i]! - meanGuide.data[i]! ** 2
    slope.data[i] = (both.data[i]! - meanGuide.data[i]! * mean.data[i]!) / (variance + GUIDED.contrast)
    offset.data[i] = mean.data[i]! - slope.data[i]! * meanGuide.data[i]!
  }
  letGo({ meanGuide, mean, guideSquared, both })
  const [a, b] = [blurred(slope), blurred(offset)]
  for (let i = 0; i < a.data.length; i++) a.data[i] = a.data[i]! * guide.data[i]! + b.data[i]!
  letGo({ b })
  return a
}

/** Shortest outline in pixels: less is a stray spot of the mask. */
const SHORTEST = 40

/** The outline of the figures, traced where the mask is half sure. */
export function outlineOf(figure: Plane): readonly Stroke[] {
  const soft = blur(figure, 1.8)
  const none = newPlane(figure.width, figure.height)
  const tensor = structureTensor({ l: soft, a: none, b: none }, 1.5)
  const flow = edgeFlow(tensor)
  const ridge = mapPlane(soft, (value) => 4 * value * (1 - value))
  letGo({ soft, none, ...tensor })
  const strokes = traceContours(ridge, flow, { start: 0.8, goOn: 0.45, full: 0.95, shortest: SHORTEST })
  letGo({ ridge, ...flow })
  return strokes
}
