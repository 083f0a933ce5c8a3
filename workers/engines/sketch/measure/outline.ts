import { traceContours } from '../draw/contours.ts'
import { decolour } from '../draw/decolour.ts'
import type { Flow } from '../draw/flow.ts'
import { flowDogs, softThreshold } from '../draw/line.ts'
import { type Clouds, cloudAt, newClouds } from '../draw/paper.ts'
import { type Stroke, strokeLength } from '../draw/strokes.ts'
import type { LabImage } from '../pixels/oklab.ts'
import { clamp, letGo, mapPlane, newPlane, type Plane, quantile, sample } from '../pixels/raster.ts'

export interface Outline {
  /** Dark lines on the dark side of edges. */
  readonly contours: readonly Stroke[]
  /** A second, looser pass beside the longest lines, as in a hand drawing. */
  readonly searching: readonly Stroke[]
  /** Ink areas of XDoG, 0…1: broad where an edge is strong. */
  readonly body: Plane
  /** Where light catches the other side of an edge: for chalk on a dark ground. */
  readonly rims: readonly Stroke[]
}

/** Responses below `least` are noise in any picture; those above `most` always make a line. */
const START = { least: 0.004, most: 0.02 }
const SHORTEST = 11
const SEARCHING_FROM = 60
const BODY_SLOPE = 25

/**
 * Finds a drawing's lines by differences of Gaussians at two widths along the edge flow. The edge
 * threshold adapts to the picture; away from the subject (low `focus`) lines are lighter and
 * scribbles are dropped.
 * @param detail pixels of `image` per pixel of the frame it was enlarged from, at least 1.
 */
export function findOutline(
  image: LabImage,
  flow: Flow,
  focus: Plane,
  detail: number,
  seed: number,
): Outline {
  const light = decolour(image)
  const [fine, bold] = flowDogs(light, flow, [
    { sigma: 0.6 + 0.4 * detail, along: 4 },
    { sigma: 1.1 + 0.7 * detail, along: 3 + 2 * detail },
  ])
  const response = newPlane(light.width, light.height)
  for (let i = 0; i < response.data.length; i++)
    response.data[i] = Math.max(fine.data[i]!, 0.55 * bold.data[i]!)

  const positive = response.data.filter((value) => value > 0)
  const start = clamp(quantile(positive, 0.86), START.least, START.most)
  const full = Math.max(quantile(positive, 0.975), start * 2.5)
  const traced = traceContours(response, flow, { start, goOn: start * 0.42, full, shortest: SHORTEST })
  const contours = traced.flatMap((stroke) => inFocus(stroke, focus))
  const clouds = newClouds(seed)
  const outline = {
    contours,
    searching: contours
      .filter((stroke) => strokeLength(stroke) > SEARCHING_FROM)
      .map((stroke, i) => strayed(stroke, clouds, i)),
    body: inkBody(bold, focus, start),
    rims: findRims(bold, flow, focus),
  }
  letGo({ light, fine, bold, response })
  return outline
}

function inFocus(stroke: Stroke, focus: Plane): readonly Stroke[] {
  const count = stroke.xs.length
  const middle = count >> 1
  const attention = sample(focus, stroke.xs[middle]!, stroke.ys[middle]!)
  const reach = Math.hypot(stroke.xs[count - 1]! - stroke.xs[0]!, stroke.ys[count - 1]! - stroke.ys[0]!)
  const short = count < 26 - 16 * attention
  const scribbled = reach / count < 0.45 * (1 - attention)
  if (attention < 0.75 && (short || scribbled)) return []
  return [{ ...stroke, pressure: stroke.pressure.map((press) => press * (0.35 + 0.65 * attention)) }]
}

function inkBody(response: Plane, focus: Plane, start: number): Plane {
  const body = newPlane(response.width, response.height)
  for (let i = 0; i < body.data.length; i++)
    body.data[i] = focus.data[i]! * softThreshold(response.data[i]!, 1.5 * start, BODY_SLOPE)
  return body
}

function findRims(response: Plane, flow: Flow, focus: Plane): readonly Stroke[] {
  const lit = mapPlane(response, (value) => -value)
  const positive = lit.data.filter((value) => value > 0)
  const rims = traceContours(lit, flow, {
    start: Math.max(0.012, quantile(positive, 0.93)),
    goOn: Math.max(0.008, quantile(positive, 0.85)),
    full: Math.max(0.02, quantile(positive, 0.99)),
    shortest: 24,
  })
  letGo({ lit })
  return rims.map((rim) => ({
    ...rim,
    pressure: rim.pressure.map((press, i) => press * sample(focus, rim.xs[i]!, rim.ys[i]!) ** 2),
  }))
}

/** The same stroke, deviating by up to two pixels. */
function strayed(stroke: Stroke, clouds: Clouds, which: number): Stroke {
  const last = stroke.xs.length - 1
  const xs = stroke.xs.slice()
  const ys = stroke.ys.slice()
  for (let i = 0; i <= last; i++) {
    const before = Math.max(0, i - 2)
    const after = Math.min(last, i + 2)
    const dx = stroke.xs[after]! - stroke.xs[before]!
    const dy = stroke.ys[after]! - stroke.ys[before]!
    const offset = (4 * (cloudAt(clouds, i / 60, which) - 0.5)) / (Math.hypot(dx, dy) || 1)
    xs[i]! -= dy * offset
    ys[i]! += dx * offset
  }
  return { xs, ys, pressure: stroke.pressure }
}
