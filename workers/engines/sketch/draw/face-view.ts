import type { ShotSize } from '../../../../src/domain/board/shot-terms.ts'
import type { Face } from '../../../../src/domain/people/face.ts'
import { clamp } from '../pixels/raster.ts'
import { type Asked, shoulderSide } from './chosen-faces.ts'
import {
  around,
  EDGE,
  faceIn,
  headIn,
  isCut,
  isSeen,
  isWhole,
  type Rectangle,
  type Size,
  shownAs,
} from './rectangles.ts'
import { keptInside, type View } from './view.ts'

/** A frame's faces, and those of them that the shot is about. */
interface Faces {
  readonly shown: readonly Face[]
  readonly faces: readonly Face[]
}

/** How a size frames a face. */
interface FaceRule {
  /** The height of its box in heights of the still. */
  readonly share: number
  /** The height of its eyes from the still's upper edge. */
  readonly eyes: number
  /** Least and most height of the view, in heights of the largest view of the frame. */
  readonly low: number
  readonly high: number
}

const RULES: Readonly<Partial<Record<ShotSize, FaceRule>>> = {
  full: { share: 0.075, eyes: 0.2, low: 0.5, high: 1 },
  'medium-wide': { share: 0.115, eyes: 0.26, low: 0.4, high: 0.98 },
  medium: { share: 0.175, eyes: 0.32, low: 0.3, high: 0.95 },
  'medium-close': { share: 0.27, eyes: 0.37, low: 0.22, high: 0.9 },
  close: { share: 0.44, eyes: 0.42, low: 0.16, high: 0.8 },
  'big-close': { share: 0.72, eyes: 0.4, low: 0.12, high: 0.66 },
  'extreme-close': { share: 1.5, eyes: 0.5, low: 0.1, high: 0.42 },
}

/** Room on the side that a face looks to, in widths of the view. */
const NOSE_ROOM = 0.14
/** What the near shoulder takes, in widths of the view. */
const BESIDE_SHOULDER = 0.15
/** Sizes that leave a part of the head, and of the face, outside. */
const TIGHT: ReadonlySet<ShotSize> = new Set(['big-close', 'extreme-close'])

/**
 * Frames the shown faces for a size: their height, the eyes' height and the room before the nose;
 * whole, with their hair where there is room, and without cutting through other faces as far as
 * that goes. `view` is the view without faces, whose angle is kept, or weakened where it would cut.
 */
export function faceView(
  asked: Asked,
  { shown, faces }: Faces,
  view: View,
  frame: Size,
  enlarged: number,
): View {
  const { size, framing } = asked
  const rule = RULES[size]
  const [aspect, boxes] = [view.halfWidth / view.halfHeight, shown.map((face) => faceIn(face, frame))]
  const most = Math.min(frame.height, frame.width / aspect)
  const mean = (of: (face: Face) => number) => shown.reduce((sum, face) => sum + of(face), 0) / shown.length
  const faceHeight = mean(({ box }) => box.height) * frame.height
  const height = rule ? clamp(faceHeight / rule.share, rule.low * most, rule.high * most) : most * enlarged
  const all = around(boxes)
  const room =
    framing === 'over-shoulder'
      ? shoulderSide(asked, faces) * BESIDE_SHOULDER
      : shown.length === 1
        ? mean((face) => face.turn) * NOSE_ROOM
        : 0
  const eyes = mean(({ points }) => (points.leftEye.y + points.rightEye.y) / 2) * frame.height
  const wanted: View = {
    ...view,
    x: (all.left + all.right) / 2 + room * height * aspect,
    y: rule ? eyes + (0.5 - rule.eyes) * height : view.y,
    halfHeight: height / 2,
    halfWidth: (height * aspect) / 2,
  }
  if (size === 'extreme-close') return keptInside(wanted, frame, enlarged)
  const heads = around(shown.map((face) => headIn(face, frame)))
  const tries: readonly (readonly [Rectangle, number])[] = [
    ...(TIGHT.has(size) ? [] : [[heads, EDGE] as const]),
    [all, EDGE],
    [all, 0],
  ]
  for (const [box, edge] of tries) {
    const fit = fitted(wanted, box, edge, { frame, enlarged })
    if (fit) return rule ? clearOfFaces(fit, { shown, faces }, frame, { box, edge }) : fit
  }
  return keptInside(wanted, frame, enlarged)
}

/** Moves in halves of the view and factors of its size to try, the smallest change first. */
const CHANGES = [1, 0.88, 1.15, 0.72, 0.5]
  .flatMap((factor) =>
    [0, 0.1, -0.1, 0.2, -0.2, 0.32, -0.32, 0.46, -0.46, 0.62, -0.62].flatMap((across) =>
      [0, 0.25, -0.25, 0.6, -0.6, 1.3, -1.3].map((down) => ({
        factor,
        across,
        down,
        change: Math.abs(across) + Math.abs(down) + 2 * Math.abs(Math.log(factor)),
      })),
    ),
  )
  .toSorted((a, b) => a.change - b.change)

/**
 * The view nearest to this one whose edge cuts through the fewest faces beside those that are
 * shown; of a shot of nobody, the one that has the fewest in it. `keep` stays inside it.
 */
export function clearOfFaces(
  view: View,
  { shown, faces }: Faces,
  frame: Size,
  keep?: { readonly box: Rectangle; readonly edge: number },
): View {
  const others = faces.filter((face) => !shown.includes(face)).map((face) => faceIn(face, frame))
  const isWrong = keep ? isCut : isSeen
  const wrongs = (one: View) => others.filter((box) => isWrong(one, box)).length
  let [best, fewest] = [view, wrongs(view)]
  for (const { factor, across, down } of CHANGES) {
    if (fewest === 0) return best
    const moved = {
      ...view,
      x: view.x + across * view.halfWidth,
      y: view.y + down * view.halfHeight,
      halfWidth: view.halfWidth * factor,
      halfHeight: view.halfHeight * factor,
    }
    const kept = keptInside(moved, frame, 1)
    if (keep && !isWhole(kept, keep.box, keep.edge)) continue
    const count = wrongs(kept)
    if (count < fewest) [best, fewest] = [kept, count]
  }
  return best
}

/** Steps of moving and widening, and how much wider each may make a view. */
const STEPS = 40
const WIDER = 1.05
/** Shares of the angle that are tried, until a face is whole. */
const ANGLES = [1, 0.5, 0]

/** The view, moved and widened until a rectangle is whole in it; undefined where it never is. */
function fitted(
  view: View,
  box: Rectangle,
  edge: number,
  { frame, enlarged }: { readonly frame: Size; readonly enlarged: number },
): View | undefined {
  for (const share of ANGLES) {
    let tried = keptInside({ ...view, roll: view.roll * share, tilt: view.tilt * share }, frame, enlarged)
    for (let step = 0; step < STEPS; step++) {
      if (isWhole(tried, box, edge)) return tried
      const { left, right, top, bottom } = shownAs(tried, box)
      const limit = 1 - edge
      const over = (low: number, high: number) =>
        high > limit === low < -limit ? 0 : high > limit ? high - limit : low + limit
      const wider = right - left > 2 * limit || bottom - top > 2 * limit || step > STEPS / 2 ? WIDER : 1
      const moved = {
        ...tried,
        x: tried.x + over(left, right) * tried.halfWidth,
        y: tried.y + over(top, bottom) * tried.halfHeight,
        halfWidth: tried.halfWidth * wider,
        halfHeight: tried.halfHeight * wider,
      }
      tried = keptInside(moved, frame, enlarged)
    }
  }
  return undefined
}
