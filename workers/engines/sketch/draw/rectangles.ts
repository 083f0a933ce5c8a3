import type { Face } from '../../../../src/domain/people/face.ts'
import { clamp } from '../pixels/raster.ts'
import { stillPoint, type View } from './view.ts'

/** A frame's size in pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** A rectangle of the frame, in its pixels. */
export interface Rectangle {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Hair, ears and chin around a face's box, in its widths and heights. */
const HEAD = { above: 0.5, beside: 0.2, below: 0.15 }
/** The still's edge that is bare paper, and a little more, in halves of the still. */
export const EDGE = 0.07

/** A rectangle's place in the still, −1 to 1. */
export function shownAs(view: View, { left, right, top, bottom }: Rectangle): Rectangle {
  const corners = [left, right].flatMap((x) => [top, bottom].map((y) => stillPoint(view, x, y)))
  const [us, vs] = [corners.map(({ u }) => u), corners.map(({ v }) => v)]
  return { left: Math.min(...us), right: Math.max(...us), top: Math.min(...vs), bottom: Math.max(...vs) }
}

/** True where all of a rectangle is in the still, `edge` away from its edge. */
export function isWhole(view: View, box: Rectangle, edge = EDGE): boolean {
  const { left, right, top, bottom } = shownAs(view, box)
  // Half a thousandth forgives what moving by thousandths of pixels leaves.
  return Math.max(-left, right, -top, bottom) <= 1 - edge + 0.0005
}

/** True where the still shows any of a rectangle. */
export function isSeen(view: View, box: Rectangle): boolean {
  const { left, right, top, bottom } = shownAs(view, box)
  return left < 1 && right > -1 && top < 1 && bottom > -1
}

/** True where the still's edge goes through a rectangle. */
export const isCut = (view: View, box: Rectangle): boolean => isSeen(view, box) && !isWhole(view, box, 0)

export function faceIn({ box }: Face, frame: Size): Rectangle {
  const [left, top] = [box.x * frame.width, box.y * frame.height]
  return within(
    { left, top, right: left + box.width * frame.width, bottom: top + box.height * frame.height },
    frame,
  )
}

export function headIn(face: Face, frame: Size): Rectangle {
  const { left, right, top, bottom } = faceIn(face, frame)
  const [width, height] = [right - left, bottom - top]
  return within(
    {
      left: left - HEAD.beside * width,
      right: right + HEAD.beside * width,
      top: top - HEAD.above * height,
      bottom: bottom + HEAD.below * height,
    },
    frame,
  )
}

/** What the frame has of a rectangle. */
function within({ left, right, top, bottom }: Rectangle, { width, height }: Size): Rectangle {
  return {
    left: clamp(left, 0, width),
    right: clamp(right, 0, width),
    top: clamp(top, 0, height),
    bottom: clamp(bottom, 0, height),
  }
}

export function around(boxes: readonly Rectangle[]): Rectangle {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    right: Math.max(...boxes.map(({ right }) => right)),
    top: Math.min(...boxes.map(({ top }) => top)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  }
}
