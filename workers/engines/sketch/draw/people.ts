import type { Outline } from '../measure/outline.ts'
import type { LabImage } from '../pixels/oklab.ts'
import { newPlane, type Plane } from '../pixels/raster.ts'
import { between, claimedBy, type DrawnFace, drawnFaces, eyeWidth, scaled } from './drawn-face.ts'
import { type Figures, figureIn, outlineOf } from './figures.ts'
import { eachInside, type Point, widened } from './polygon.ts'
import type { Size } from './rectangles.ts'
import { type Stroke, strokeLength } from './strokes.ts'
import type { View } from './view.ts'

/** What a still knows of its people. Planes have the working size. */
export interface StillPeople {
  readonly faces: readonly DrawnFace[]
  /** Where people are, 0…1; absent without a mask. */
  readonly figure?: Plane
  readonly outline: readonly Stroke[]
  /** 1 where a face's own lines stand instead of those that are traced. */
  readonly claimed?: Plane
  /** 1 on the skin of faces, which is not hatched. */
  readonly bare?: Plane
  /** The openings of eyes, in pixels of the working size. */
  readonly eyes: readonly (readonly Point[])[]
  /** Longest traced line within a claimed place that is left out, in working pixels. */
  readonly longest: number
}

const NOBODY: StillPeople = { faces: [], outline: [], eyes: [], longest: 0 }

/** Pixels of the still from which an eye has a white. */
const WHITE_FROM = 14

export function peopleIn(
  { figures, frame }: { readonly figures?: Figures | undefined; readonly frame: Size },
  view: View,
  seen: LabImage,
  still: Size,
): StillPeople {
  if (!figures) return NOBODY
  const { width, height } = seen.l
  const faces = drawnFaces(figures.meshes, view, frame, still)
  const shrunk = width / still.width
  const [claimed, bare] = [newPlane(width, height), newPlane(width, height)]
  for (const face of faces) {
    for (const polygon of claimedBy(face)) fill(claimed, scaled(polygon, shrunk))
    fill(bare, scaled(widened(face.oval, 0.96), shrunk))
  }
  const figure = figures.mask && figureIn(figures.mask, view, frame, seen)
  const widths = faces.flatMap((face) => face.eyes.map((eye) => eyeWidth(face.points, eye)))
  return {
    faces,
    ...(figure && { figure }),
    outline: figure ? outlineOf(figure) : [],
    claimed,
    bare,
    eyes: faces.flatMap(({ points, eyes }) =>
      eyes
        .filter((eye) => eyeWidth(points, eye) >= WHITE_FROM)
        .map(({ upper, lower }) => scaled(between(points, upper, lower), shrunk)),
    ),
    longest: 1.7 * shrunk * Math.max(0, ...widths),
  }
}

function fill(plane: Plane, polygon: readonly Point[]): void {
  eachInside(plane, polygon, (at) => {
    plane.data[at] = 1
  })
}

/** Weight of what lies behind the figures. */
const BEHIND = 0.34

/** Lines count on the figures, and less behind them. */
export function onFigures(focus: Plane, figure: Plane | undefined): Plane {
  if (!figure) return focus
  return {
    ...focus,
    data: focus.data.map((value, i) => {
      const inside = figure.data[i]!
      return Math.max(inside, value * (BEHIND + (1 - BEHIND) * inside))
    }),
  }
}

/** The traced lines without those in the place of a face's own. */
export function withoutFaces(outline: Outline, { claimed, longest, faces }: StillPeople): Outline {
  if (!claimed || faces.length === 0) return outline
  const cut = (strokes: readonly Stroke[]) =>
    strokes.flatMap((stroke) => (strokeLength(stroke) > longest ? [stroke] : outside(stroke, claimed)))
  return {
    contours: cut(outline.contours),
    searching: cut(outline.searching),
    rims: cut(outline.rims),
    body: {
      ...outline.body,
      data: outline.body.data.map((value, i) => value * (1 - claimed.data[i]!)),
    },
  }
}

/** The pieces of a stroke that lie outside; shorter ones than that are specks. */
const PIECE = 8

function outside(stroke: Stroke, claimed: Plane): readonly Stroke[] {
  const pieces: Stroke[] = []
  let from = 0
  const end = stroke.xs.length
  for (let i = 0; i <= end; i++) {
    const isOut =
      i < end && claimed.data[Math.round(stroke.ys[i]!) * claimed.width + Math.round(stroke.xs[i]!)] !== 1
    if (isOut) continue
    if (i === end && from === 0) return [stroke]
    if (i - from >= PIECE)
      pieces.push({
        xs: stroke.xs.slice(from, i),
        ys: stroke.ys.slice(from, i),
        pressure: stroke.pressure.slice(from, i),
      })
    from = i + 1
  }
  return pieces
}

/** How much lighter the ground behind figures is, in a light style and in a dark one. */
const LIGHTER = { light: 0.28, dark: 0.1 }
/** Lightness of an eye's white, and how far it is reached. */
const WHITE = { l: 0.93, by: 0.55 }

/** Sets figures off from a paler ground, and whites of eyes from their wash. Changes `wash`. */
export function setOff(wash: LabImage, { figure, eyes }: StillPeople, gloom: number): void {
  const { l, a, b } = wash
  const paler = LIGHTER.light + (LIGHTER.dark - LIGHTER.light) * gloom
  figure?.data.forEach((inside, i) => {
    const share = paler * (1 - inside)
    l.data[i]! += (0.96 - l.data[i]!) * share
    a.data[i]! *= 1 - 0.5 * share
    b.data[i]! *= 1 - 0.5 * share
  })
  for (const eye of eyes)
    eachInside(l, eye, (at) => {
      const white = WHITE.l - 0.2 * gloom
      l.data[at]! += Math.max(0, white - l.data[at]!) * WHITE.by
      a.data[at]! *= 1 - WHITE.by
      b.data[at]! *= 1 - WHITE.by
    })
}
