import { MIDDLE, type Spot } from '../../../../src/domain/board/marks.ts'
import type { ShotAngle, ShotFraming, ShotSize } from '../../../../src/domain/board/shot-terms.ts'
import type { Subject } from '../measure/subject.ts'
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

/** How a shot looks at its subject. */
export interface Look {
  readonly size: ShotSize
  readonly angle: ShotAngle
  readonly framing?: ShotFraming | undefined
}

/** How far an extreme wide reaches beyond the frame, into bare paper. */
export const BEYOND = 1.15

/**
 * Each size's share of the frame's height: the subject's height times `of`, clamped to the limits.
 */
const CROPS: Readonly<Record<ShotSize, { of: number; low: number; high: number }>> = {
  'extreme-wide': { of: 9, low: BEYOND, high: BEYOND },
  wide: { of: 9, low: 1, high: 1 },
  full: { of: 1.35, low: 0.74, high: 0.96 },
  'medium-wide': { of: 1.15, low: 0.62, high: 0.9 },
  medium: { of: 0.95, low: 0.52, high: 0.84 },
  'medium-close': { of: 0.8, low: 0.43, high: 0.77 },
  close: { of: 0.65, low: 0.35, high: 0.7 },
  'big-close': { of: 0.56, low: 0.3, high: 0.55 },
  'extreme-close': { of: 0.48, low: 0.26, high: 0.42 },
  insert: { of: 0.5, low: 0.3, high: 0.4 },
}

interface Tilt {
  readonly roll: number
  readonly tilt: number
}

const TILTS: Readonly<Record<ShotAngle, Tilt>> = {
  'eye-level': { roll: 0, tilt: 0 },
  low: { roll: 0, tilt: 0.16 },
  high: { roll: 0, tilt: -0.16 },
  overhead: { roll: 0, tilt: -0.3 },
  ground: { roll: 0, tilt: 0.3 },
  dutch: { roll: (9 * Math.PI) / 180, tilt: 0 },
}
/** Someone's eyes at their own level are never quite level. */
const OWN_EYES: Tilt = { roll: (-1.5 * Math.PI) / 180, tilt: 0.04 }

/**
 * Frames a shot: the crop for its size around the subject (its head in a close one, another detail
 * in an insert), rolled or tilted for its angle, then moved and shrunk to lie inside the frame.
 * `aspect` is width over height.
 */
export function viewOf(
  { size, angle, framing }: Look,
  subject: Subject,
  frame: { readonly width: number; readonly height: number },
  aspect: number,
): View {
  const wholeHeight = Math.min(frame.height, frame.width / aspect)
  // A face implies the figure below it.
  const subjectHeight = ((1 + 0.9 * subject.face) * subject.height * frame.height) / wholeHeight
  const { of, low, high } = CROPS[size]
  const share = clamp(subjectHeight * of, low, high)
  const halfHeight = (share * wholeHeight) / 2
  const aim = aimOf(size, framing, subject)
  // In an over-shoulder shot the subject stands in the two thirds beside the shoulder.
  const aside = framing === 'over-shoulder' ? (subject.x >= 0.5 ? -1 : 1) * 0.3 * halfHeight * aspect : 0
  const { roll, tilt } = framing === 'point-of-view' && angle === 'eye-level' ? OWN_EYES : TILTS[angle]
  const view = {
    x: aside + aim.x * frame.width,
    y: aim.y * frame.height,
    halfHeight,
    halfWidth: halfHeight * aspect,
    roll,
    // At a distance, high and low angles show less; and the whole place must be visible.
    tilt: tilt * (size === 'extreme-wide' ? 0.3 : 1),
  }
  return keptInside(view, frame, size === 'extreme-wide' ? BEYOND : 1)
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

/**
 * Where what a shot is about stands in its still, in fractions of the still: the inverse of
 * `sourcePoint`, kept inside.
 */
export function focusOf(
  look: Look,
  subject: Subject,
  frame: { readonly width: number; readonly height: number },
  aspect: number,
): Spot {
  const view = viewOf(look, subject, frame, aspect)
  const spot = spotOf(look.size, look.framing, subject)
  const [dx, dy] = [spot.x * frame.width - view.x, spot.y * frame.height - view.y]
  const [cos, sin] = [Math.cos(view.roll), Math.sin(view.roll)]
  const across = (dx * cos + dy * sin) / view.halfWidth
  const down = (dy * cos - dx * sin) / view.halfHeight
  const v = down / (1 - view.tilt * down)
  const share = (offset: number) => clamp((offset + 1) / 2, 0, 1)
  return { x: share(across * (1 + view.tilt * v)), y: share(v) }
}

const CLOSE: ReadonlySet<ShotSize> = new Set(['medium-close', 'close', 'big-close', 'extreme-close'])

/** What a view is centred on, in fractions of the frame: the whole frame in a wide one. */
function aimOf(size: ShotSize, framing: ShotFraming | undefined, subject: Subject): Spot {
  const isWide = size === 'wide' || size === 'extreme-wide'
  return isWide && framing !== 'point-of-view' ? MIDDLE : spotOf(size, framing, subject)
}

/** What a shot is about, in fractions of the frame. */
function spotOf(size: ShotSize, framing: ShotFraming | undefined, subject: Subject): Spot {
  if (size === 'insert' || framing === 'point-of-view') return subject.detail
  const close = CLOSE.has(size)
  const towardsHead = close ? 1 : size === 'medium' ? 0.6 : 0
  return {
    x: subject.x + (subject.head.x - subject.x) * towardsHead,
    y: subject.y + (subject.head.y - subject.y) * towardsHead,
  }
}

/** Moves and shrinks a view until it lies inside the frame, enlarged about its middle. */
function keptInside(
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
