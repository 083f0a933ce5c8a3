import { clamp, type Plane, sample } from '../pixels/raster.ts'
import { along, between, type DrawnFace, eyeWidth } from './drawn-face.ts'
import { type EyePaths, MOUTH, NOSE } from './mesh-paths.ts'
import { eachInside, middleOfPoints, type Point } from './polygon.ts'
import { drawStrokes, type Pen } from './strokes.ts'

/** Widths in heights of the face, and least and most pixels of a pen. */
const PEN = { widest: 0.024, least: 1.7, most: 7 }
/** An eye that is open by less, in its widths, is shut. */
const SHUT = 0.14
/** A mouth that is open by less, in its widths, is one line. */
const OPEN = 0.09
/** Radius of an iris in widths of its eye, and from how many pixels on it has a light in it. */
const IRIS = { radius: 0.2, lit: 4 }
/** Height of a face from which lids, lips and nose are drawn whole, in pixels. */
const WHOLE = 90

/**
 * Draws a face's brows, lids, irises, nose and mouth as ink along the mesh's points. `light` is the
 * still's lightness at a size of `shrunk` of the paper's.
 */
export function drawFeatures(ink: Plane, face: DrawnFace, light: Plane, shrunk: number): void {
  const pen = penOf(face)
  const isWhole = face.height >= WHOLE
  for (const eye of face.eyes) {
    drawBrow(ink, face, eye, light, shrunk)
    drawEye(ink, face, eye, light, shrunk)
  }
  const line = lineOn(ink, pen, face)
  line(NOSE.under, isWhole ? [0.75, 0.45, 0.2, 0.45, 0.75] : [0.5, 0.3, 0.2, 0.3, 0.5])
  if (isWhole) for (const wing of NOSE.wings) line(wing, [0.1, 0.35, 0.45, 0.5])
  drawMouth(face, line, isWhole)
}

function penOf({ height }: DrawnFace): Pen {
  const widest = clamp(PEN.widest * height, PEN.least, PEN.most)
  return { widest, thinnest: widest * 0.3, taper: widest * 3, opacity: 0.96 }
}

type Line = (path: readonly number[], pressure: readonly number[]) => void

/** Draws curves through points of the mesh; pressures are spread evenly along them. */
function lineOn(ink: Plane, pen: Pen, { points }: DrawnFace): Line {
  return (path, pressure) => drawCurve(ink, pen, along(points, path), pressure)
}

function drawCurve(ink: Plane, pen: Pen, points: readonly Point[], pressure: readonly number[]): void {
  const curve = curveThrough(points)
  const press = curve.map((_, i) => {
    const at = (i / Math.max(1, curve.length - 1)) * (pressure.length - 1)
    const [low, high] = [pressure[Math.floor(at)]!, pressure[Math.ceil(at)]!]
    return low + (high - low) * (at % 1)
  })
  const stroke = {
    xs: Float32Array.from(curve, ({ x }) => x - 0.5),
    ys: Float32Array.from(curve, ({ y }) => y - 0.5),
    pressure: Float32Array.from(press),
  }
  drawStrokes(ink, [stroke], 1, pen)
}

/** Points of a curve between a few: Catmull & Rom 1974, four parts each. */
function curveThrough(points: readonly Point[]): readonly Point[] {
  const parts = 4
  const at = (i: number) => points[clamp(i, 0, points.length - 1)]!
  return points.flatMap((point, i) => {
    if (i === points.length - 1) return [point]
    return Array.from({ length: parts }, (_, k) => {
      const t = k / parts
      const of = (pick: (point: Point) => number) => {
        const [a, b, c, d] = [pick(at(i - 1)), pick(point), pick(at(i + 1)), pick(at(i + 2))]
        return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))
      }
      return { x: of(({ x }) => x), y: of(({ y }) => y) }
    })
  })
}

/** A brow is as thick as it is, and as dark as it stands out from the skin above it. */
function drawBrow(
  ink: Plane,
  face: DrawnFace,
  { browUpper, browLower }: EyePaths,
  light: Plane,
  shrunk: number,
) {
  const [upper, lower] = [along(face.points, browUpper), along(face.points, browLower)]
  const middle = upper.map((point, i) => middleOfPoints([point, lower[i]!]))
  const thick = upper.map((point, i) => Math.hypot(point.x - lower[i]!.x, point.y - lower[i]!.y))
  const lightAt = ({ x, y }: Point) => sample(light, x * shrunk - 0.5, y * shrunk - 0.5)
  const skin = Math.max(...upper.map(({ x, y }) => lightAt({ x, y: y - 0.05 * face.height })))
  const own = middle.reduce((sum, point) => sum + lightAt(point), 0) / middle.length
  const dark = clamp(0.4 + 2.2 * (skin - own), 0.4, 1)
  const widest = Math.max(PEN.least, 0.6 * Math.max(...thick))
  const pen = { widest, thinnest: widest * 0.25, taper: widest, opacity: 0.5 + 0.45 * dark }
  drawCurve(
    ink,
    pen,
    middle,
    [0.35, 0.75, 1, 0.95, 0.6].map((press) => press * (0.6 + 0.4 * dark)),
  )
}

function drawEye(ink: Plane, face: DrawnFace, eye: EyePaths, light: Plane, shrunk: number): void {
  const { points } = face
  const opening = between(points, eye.upper, eye.lower)
  const width = eyeWidth(points, eye)
  const open = openness(points, eye.upper, eye.lower) / width
  const line = lineOn(ink, penOf(face), face)
  line(eye.upper, [0.9, 1, 0.95, 0.85, 0.6])
  if (open < SHUT) return
  if (face.height >= WHOLE) line(eye.lower, [0.6, 0.35, 0.15, 0.1, 0.2])
  const middle = irisIn(opening, light, shrunk)
  const radius = Math.max(1.3, IRIS.radius * width)
  eachInside(ink, opening, (at, x, y) => {
    const [dx, dy] = [x + 0.5 - middle.x, y + 0.5 - middle.y]
    const cover = clamp(radius + 0.5 - Math.hypot(dx, dy), 0, 1)
    const isLit = radius >= IRIS.lit && Math.hypot(dx + 0.3 * radius, dy + 0.35 * radius) < 0.27 * radius
    if (!isLit && cover > 0) ink.data[at] = Math.max(ink.data[at]!, 0.94 * cover)
  })
}

/** The middle of what is dark in an eye. */
function irisIn(opening: readonly Point[], light: Plane, shrunk: number): Point {
  const inside: { x: number; y: number; l: number }[] = []
  const small = opening.map(({ x, y }) => ({ x: x * shrunk, y: y * shrunk }))
  eachInside(light, small, (at, x, y) => inside.push({ x: x + 0.5, y: y + 0.5, l: light.data[at]! }))
  const middle = middleOfPoints(opening)
  const mean = inside.reduce((sum, { l }) => sum + l, 0) / Math.max(1, inside.length)
  let [sum, sumX] = [0, 0]
  for (const { x, l } of inside) {
    const weight = Math.max(0, mean - l) ** 2
    sum += weight
    sumX += weight * x
  }
  if (sum < 1e-6) return middle
  const xs = opening.map(({ x }) => x)
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const inner = 0.25 * (right - left)
  // Half of the way: what is dark may be a corner's shadow.
  const x = 0.35 * middle.x + 0.65 * clamp(sumX / sum / shrunk, left + inner, right - inner)
  return { x, y: middle.y }
}

/** The greatest distance between two lines that share their ends. */
function openness(points: readonly Point[], upper: readonly number[], lower: readonly number[]): number {
  return Math.max(
    ...upper.map((top, i) => {
      const bottom = points[lower[i]!]!
      return Math.hypot(points[top]!.x - bottom.x, points[top]!.y - bottom.y)
    }),
  )
}

function drawMouth({ points }: DrawnFace, line: Line, isWhole: boolean): void {
  const { innerUpper, innerLower } = MOUTH
  const [left, right] = [points[61]!, points[291]!]
  const width = Math.hypot(left.x - right.x, left.y - right.y)
  const isOpen = openness(points, innerUpper, innerLower) > OPEN * width
  line([61, ...innerUpper, 291], [0.85, 0.5, 0.75, 0.85, 0.75, 0.5, 0.85])
  if (isOpen) line(innerLower, [0.3, 0.5, 0.6, 0.5, 0.3])
  if (!isWhole) return
  line(MOUTH.upper, [0, 0.25, 0.4, 0.3, 0.4, 0.25, 0])
  line(MOUTH.lower.slice(3, -3), [0.1, 0.6, 0.75, 0.6, 0.1])
}
