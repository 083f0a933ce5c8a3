import { MIDDLE, type Spot } from '../../../../src/domain/board/marks.ts'
import type {
  ShotAngle,
  ShotDirection,
  ShotFraming,
  ShotSize,
} from '../../../../src/domain/board/shot-terms.ts'
import type { Subject } from '../measure/subject.ts'
import { clamp } from '../pixels/raster.ts'
import { chosenFaces, middleOf } from './chosen-faces.ts'
import { clearOfFaces, faceView } from './face-view.ts'
import { keptInside, stillPoint, type View } from './view.ts'

/** How a shot looks at its subject. */
export interface Look {
  readonly size: ShotSize
  readonly angle: ShotAngle
  readonly framing?: ShotFraming | undefined
  /** Where its person faces, as the shot says. */
  readonly direction?: ShotDirection | undefined
  /** How many people the shot names; 0 where it names none. */
  readonly people?: number
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
  look: Look,
  subject: Subject,
  frame: { readonly width: number; readonly height: number },
  aspect: number,
): View {
  const { size, framing } = look
  const { faces = [] } = subject
  const wholeHeight = Math.min(frame.height, frame.width / aspect)
  // A face implies the figure below it.
  const subjectHeight = ((1 + 0.9 * subject.face) * subject.height * frame.height) / wholeHeight
  const { of, low, high } = CROPS[size]
  const share = clamp(subjectHeight * of, low, high)
  const halfHeight = (share * wholeHeight) / 2
  const aim = aimOf(look, subject)
  // In an over-shoulder shot the subject stands in the two thirds beside the shoulder.
  const aside = framing === 'over-shoulder' ? (subject.x >= 0.5 ? -1 : 1) * 0.3 * halfHeight * aspect : 0
  const view = {
    x: aside + aim.x * frame.width,
    y: aim.y * frame.height,
    halfHeight,
    halfWidth: halfHeight * aspect,
    ...tiltOf(look),
  }
  const enlarged = size === 'extreme-wide' ? BEYOND : 1
  const shown = chosenFaces(look, faces)
  if (shown.length > 0) return faceView(look, { shown, faces }, view, frame, enlarged)
  const kept = keptInside(view, frame, enlarged)
  return size === 'wide' || size === 'extreme-wide' ? kept : clearOfFaces(kept, { shown, faces }, frame)
}

function tiltOf({ size, angle, framing }: Look): Tilt {
  const { roll, tilt } = framing === 'point-of-view' && angle === 'eye-level' ? OWN_EYES : TILTS[angle]
  // At a distance, high and low angles show less; and the whole place must be visible.
  return { roll, tilt: tilt * (size === 'extreme-wide' ? 0.3 : 1) }
}

/** How much of its shot's angle a view has, 0…1: a face that it would cut weakens it. */
export function angleShare(look: Look, view: View): number {
  const { roll, tilt } = tiltOf(look)
  if (roll === 0 && tilt === 0) return 1
  return roll === 0 ? view.tilt / tilt : view.roll / roll
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
  const spot = spotOf(look, subject)
  const { u, v } = stillPoint(view, spot.x * frame.width, spot.y * frame.height)
  const share = (offset: number) => clamp((offset + 1) / 2, 0, 1)
  return { x: share(u), y: share(v) }
}

const CLOSE: ReadonlySet<ShotSize> = new Set(['medium-close', 'close', 'big-close', 'extreme-close'])

/** What a view is centred on, in fractions of the frame: the whole frame in a wide one. */
function aimOf(look: Look, subject: Subject): Spot {
  const isWide = look.size === 'wide' || look.size === 'extreme-wide'
  return isWide && look.framing !== 'point-of-view' ? MIDDLE : spotOf(look, subject)
}

/** What a shot is about, in fractions of the frame. */
function spotOf(look: Look, subject: Subject): Spot {
  const { size, framing } = look
  const { faces = [] } = subject
  if (size === 'insert' || framing === 'point-of-view') return subject.detail
  // A picture with people in it is empty beside them.
  if (faces.length > 0 && framing === 'empty') return subject.detail
  const close = CLOSE.has(size)
  const towardsHead = close ? 1 : size === 'medium' ? 0.6 : 0
  const shown = towardsHead > 0 ? chosenFaces(look, faces) : []
  if (shown.length > 0) return middleOf(shown)
  return {
    x: subject.x + (subject.head.x - subject.x) * towardsHead,
    y: subject.y + (subject.head.y - subject.y) * towardsHead,
  }
}
