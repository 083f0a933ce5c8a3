import type { Plane } from '../pixels/raster.ts'

/** A pen stroke: a line through points, in pixels of the traced picture. */
export interface Stroke {
  readonly xs: Float32Array
  readonly ys: Float32Array
  /** Pen pressure at each point, 0…1. */
  readonly pressure: Float32Array
}

/** How strokes are drawn. Lengths in pixels of the paper. */
export interface Pen {
  /** Full width at pressure 1 and at pressure 0. */
  readonly widest: number
  readonly thinnest: number
  /** Length over which a stroke's ends taper. */
  readonly taper: number
  /** 0…1 at pressure 1; half of it at pressure 0. */
  readonly opacity: number
}

/** Distance between two stamps along a stroke. */
const STEP = 0.6

/** Draws strokes, traced at another scale, as coverage 0…1. At crossings the darker one shows. */
export function drawStrokes(paper: Plane, strokes: readonly Stroke[], scale: number, pen: Pen): void {
  for (const stroke of strokes) drawStroke(paper, stroke, scale, pen)
}

/** `Math.hypot` takes several times as long. */
const lengthOf = (x: number, y: number) => Math.sqrt(x * x + y * y)

/** The length of a stroke, in its own pixels. */
export function strokeLength(stroke: Stroke): number {
  let sum = 0
  for (let i = 1; i < stroke.xs.length; i++)
    sum += lengthOf(stroke.xs[i]! - stroke.xs[i - 1]!, stroke.ys[i]! - stroke.ys[i - 1]!)
  return sum
}

function drawStroke(paper: Plane, stroke: Stroke, scale: number, pen: Pen): void {
  const length = strokeLength(stroke) * scale
  const taper = Math.min(pen.taper, length * 0.4)
  let travelled = 0
  for (let i = 1; i < stroke.xs.length; i++) {
    const x0 = (stroke.xs[i - 1]! + 0.5) * scale - 0.5
    const y0 = (stroke.ys[i - 1]! + 0.5) * scale - 0.5
    const dx = (stroke.xs[i]! + 0.5) * scale - 0.5 - x0
    const dy = (stroke.ys[i]! + 0.5) * scale - 0.5 - y0
    const segment = lengthOf(dx, dy)
    const stamps = Math.max(1, Math.ceil(segment / STEP))
    for (let k = 0; k < stamps; k++) {
      const t = k / stamps
      const from = travelled + segment * t
      const end = Math.min(1, Math.min(from, length - from) / Math.max(taper, 1e-3))
      const press = stroke.pressure[i - 1]! + (stroke.pressure[i]! - stroke.pressure[i - 1]!) * t
      const width =
        (pen.thinnest + (pen.widest - pen.thinnest) * press) * (0.35 + 0.65 * Math.sqrt(Math.max(0, end)))
      stamp(
        paper,
        x0 + dx * t,
        y0 + dy * t,
        width / 2,
        pen.opacity * (0.5 + 0.5 * press) * (0.4 + 0.6 * Math.max(0, end)),
      )
    }
    travelled += segment
  }
}

function stamp(paper: Plane, x: number, y: number, radius: number, opacity: number): void {
  const { width, height, data } = paper
  const reach = radius + 0.5
  const left = Math.max(0, Math.ceil(x - reach))
  const right = Math.min(width - 1, Math.floor(x + reach))
  const top = Math.max(0, Math.ceil(y - reach))
  const bottom = Math.min(height - 1, Math.floor(y + reach))
  // A line thinner than a pixel is drawn paler instead.
  const full = Math.min(1, 2 * radius) * opacity
  // Only a place that is paler can become darker, so most stamps of a line leave most as it is.
  for (let v = top; v <= bottom; v++)
    for (let u = left, at = v * width + left; u <= right; u++, at++) {
      if (data[at]! >= full) continue
      const edge = reach - lengthOf(u - x, v - y)
      if (edge <= 0) continue
      const cover = Math.min(1, edge) * full
      if (cover > data[at]!) data[at] = cover
    }
}
