import type { Hand } from '../../../../src/domain/scene/hand.ts'
import { focusMap } from '../measure/focus.ts'
import { findOutline } from '../measure/outline.ts'
import type { StyleGrain } from '../measure/style-grain.ts'
import type { Subject } from '../measure/subject.ts'
import type { StyleTones } from '../measure/tones.ts'
import { blur } from '../pixels/blur.ts'
import { type LabImage, labImage, mapChannels } from '../pixels/oklab.ts'
import { clamp, letGo, newPlane, type Pixels, type Plane, smoothStep } from '../pixels/raster.ts'
import { shoulderSide } from './chosen-faces.ts'
import { transferTones } from './colour-transfer.ts'
import { type Border, composite } from './composite.ts'
import { type EnlargedPart, viewOfPart } from './enlarged.ts'
import { drawFeatures } from './features.ts'
import type { Figures } from './figures.ts'
import { edgeFlow, smoothed, structureTensor } from './flow.ts'
import { addShoulder } from './foreground.ts'
import { BEYOND, type Look, viewOf } from './look.ts'
import { MEDIUMS } from './mediums.ts'
import { styleGrain } from './paper.ts'
import { onFigures, peopleIn, type StillPeople, setOff, withoutFaces } from './people.ts'
import { NO_SHADING, shade } from './shading.ts'
import { drawStrokes, type Pen, type Stroke } from './strokes.ts'
import type { View } from './view.ts'
import { warp } from './warp.ts'
import { simplify } from './wash.ts'

/** The input of a still: what to draw, from what, and how large. */
export interface StillPlan extends Look {
  readonly frame: Pixels
  readonly subject: Subject
  /** Tones of the whole clip and of the style picture. */
  readonly source: StyleTones
  readonly style: StyleTones
  /** The style picture's own grain, beside the paper's; undefined where it has none. */
  readonly grain?: StyleGrain | undefined
  readonly width: number
  readonly height: number
  readonly seed: number
  /** The people in the frame, where it has faces and the nets were to be had. */
  readonly figures?: Figures | undefined
  /** Ink and wash where absent. */
  readonly hand?: Hand | undefined
  /** The part that is drawn, where the frame has too few pixels of it. */
  readonly enlarged?: EnlargedPart | undefined
}

/** Analysis runs on a picture of this share of the still's size. */
const WORKING = { least: 0.55, most: 0.8 }

/** Pixels of bare paper around a still. */
const MARGIN = 14

const BORDER: Border = { beside: MARGIN, above: MARGIN, roughness: 5 }

/**
 * Pens of the contours, for a whole frame and for a close view: widths in pixels of a still 1024 px
 * long.
 */
const FINE_PEN: Pen = { widest: 3.4, thinnest: 1, taper: 14, opacity: 0.96 }
const BROAD_PEN: Pen = { widest: 4.6, thinnest: 1.3, taper: 20, opacity: 0.96 }
/** The outline of a figure. */
const FIGURE_PEN: Pen = { widest: 5.8, thinnest: 2, taper: 30, opacity: 0.97 }
const SEARCHING_PEN: Pen = { widest: 1.6, thinnest: 0.8, taper: 40, opacity: 0.42 }
const HATCHING_PEN: Pen = { widest: 1.9, thinnest: 1.2, taper: 20, opacity: 0.75 }
const CHALK_PEN: Pen = { widest: 2.4, thinnest: 0.6, taper: 30, opacity: 0.8 }

/** Pixels of the longer side. */
const LONG_SIDE = 1024
/** The most extreme aspect ratio of a still. */
const FLATTEST = 8

/** A still's size for an aspect ratio (width over height). */
export function stillSize(aspect: number): { readonly width: number; readonly height: number } {
  const shape = clamp(aspect, 1 / FLATTEST, FLATTEST)
  return shape >= 1
    ? { width: LONG_SIDE, height: Math.round(LONG_SIDE / shape) }
    : { width: Math.round(LONG_SIDE * shape), height: LONG_SIDE }
}

/**
 * Draws a storyboard still from a frame: reframed for its size and angle, in the style picture's
 * tones, as line, wash and hatching on paper. Deterministic by plan.
 */
export function drawStill(plan: StillPlan): Pixels {
  const { width, height, style, seed } = plan
  const view = viewOf(plan, plan.subject, plan.frame, width / height)
  const [source, from] = sourceOf(plan, view)
  const zoom = width / (2 * from.halfWidth)
  const working = clamp(1 / zoom, WORKING.least, WORKING.most)
  const w = Math.round(width * working)
  const h = Math.round(height * working)
  const detail = Math.max(1, zoom * working)
  const border = plan.size === 'extreme-wide' ? vignette(width, height) : BORDER

  const seen = warped(source, from, w, h)
  if (plan.framing === 'over-shoulder') addShoulder(seen, sideOfShoulder(plan))
  const people = peopleIn(plan, view, seen, { width, height })
  const { tensor, outline, wash } = linesAndWash(plan, view, { seen, people, detail })
  const gloom = 1 - smoothStep(0.35, 0.55, style.mean.l)
  setOff(wash, people, gloom)
  const bare = { beside: (border.beside + 3) * working, above: (border.above + 3) * working }
  const medium = MEDIUMS[plan.hand ?? 'ink']
  const shading =
    medium.hatches === 'none'
      ? NO_SHADING
      : shade(wash.l, tensor, outline.contours, bare, seed, { clear: people.bare, of: medium.hatches })
  letGo({ ...tensor, figure: people.figure, claimed: people.claimed, bare: people.bare })

  const scale = width / w
  const draw = (strokes: readonly Stroke[], pen: Pen, by: number, on = newPlane(width, height)): Plane => {
    drawStrokes(on, strokes, by, wider(pen, medium.line))
    return on
  }
  const ink = draw(outline.contours, contourPen(detail), scale)
  draw(outline.searching, SEARCHING_PEN, scale, ink)
  draw(people.outline, FIGURE_PEN, scale, ink)
  for (const face of people.faces) drawFeatures(ink, face, seen.l, working)
  letGo(seen)
  const hatching = draw(shading.hatches, HATCHING_PEN, scale)
  draw(shading.crosses, HATCHING_PEN, scale, hatching)
  const chalk = draw(
    outline.rims,
    { ...CHALK_PEN, opacity: CHALK_PEN.opacity * (medium.white ? 1 : gloom) },
    scale,
  )
  const grain = plan.grain && styleGrain(width, height, plan.grain, seed)
  const layers = { wash, hatching, body: outline.body, ink, chalk }
  const drawing = composite(layers, { style, medium, grain }, gloom, border, seed)
  letGo({ ...wash, hatching, body: outline.body, ink, chalk, grain })
  return drawing
}

/** The colours of a picture that a view shows. */
function warped(picture: Pixels, view: View, width: number, height: number): LabImage {
  const whole = labImage(picture)
  const seen = warp(whole, view, width, height)
  letGo(whole)
  return seen
}

interface Seen {
  readonly seen: LabImage
  readonly people: StillPeople
  readonly detail: number
}

/** The still's lines, and its shapes in the style's tones. */
function linesAndWash(plan: StillPlan, view: View, { seen, people, detail }: Seen) {
  const { width, height } = seen.l
  const calm = mapChannels(seen, (plane) => blur(plane, 0.35 * detail))
  const tensor = structureTensor(calm, 1.2 + 0.6 * detail)
  const flow = edgeFlow(tensor)
  const flat = simplify(calm, flow, 1.5 + 1.5 * detail, 1)
  letGo(calm)
  const focus = focusMap(width, height, view, plan.frame, plan.subject)
  const pressed = onFigures(focus, people.figure)
  const outline = withoutFaces(findOutline(flat, flow, pressed, detail, plan.seed), people)
  letGo({ ...flow, focus, pressed })
  const broad = smoothed(tensor, 1.5)
  const broadly = edgeFlow(broad)
  letGo(broad)
  const shapes = simplify(flat, broadly, 6, 2)
  letGo({ ...flat, ...broadly })
  const wash = transferTones(shapes, plan.source, plan.style, 0.8)
  letGo(shapes)
  return { tensor, outline, wash }
}

const wider = (pen: Pen, by: number): Pen => ({
  ...pen,
  widest: pen.widest * by,
  thinnest: pen.thinnest * by,
})

/** The picture that is drawn, and the view of it. */
const sourceOf = ({ frame, enlarged }: StillPlan, view: View): readonly [Pixels, View] =>
  enlarged ? [enlarged.image, viewOfPart(view, enlarged)] : [frame, view]

/** The near shoulder's side: −1 left. */
function sideOfShoulder({ subject, ...look }: StillPlan): -1 | 1 {
  if (subject.faces?.length) return shoulderSide(look, subject.faces)
  return subject.x >= 0.5 ? -1 : 1
}

/** An extreme wide fades out roughly where the frame ends. */
function vignette(width: number, height: number): Border {
  const share = (BEYOND - 1) / (2 * BEYOND)
  return { beside: MARGIN / 2 + share * width, above: MARGIN / 2 + share * height, roughness: 30 }
}

function contourPen(detail: number): Pen {
  const t = clamp((detail - 1) / 0.8, 0, 1)
  return {
    ...FINE_PEN,
    widest: FINE_PEN.widest + (BROAD_PEN.widest - FINE_PEN.widest) * t,
    thinnest: FINE_PEN.thinnest + (BROAD_PEN.thinnest - FINE_PEN.thinnest) * t,
    taper: FINE_PEN.taper + (BROAD_PEN.taper - FINE_PEN.taper) * t,
  }
}
