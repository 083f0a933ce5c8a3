import type { SheetCell } from './find-grid.ts'
import { pixelDistance, type SheetPicture } from './sheet-picture.ts'

/** A rectangle in whole pixels. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A frame line lies within this part of a side, and at least within this number of pixels. */
const FRAME_PART = 0.02
const FRAME_LEAST = 5
/** A frame line ends with a step of this many levels along this share of the side. */
const FRAME_STEP = 24
const FRAME_COVER = 0.8
/** Corners are cut off by no more than this part of the shorter side. */
const CORNER_PART = 0.06
/** A colour that differs by less is the gutter's, in levels. */
const LIKE_GUTTER = 28

/**
 * Cells without what a model draws around pictures: frame lines, a blurred border, and the gutter
 * that shows in rounded corners. Frames are alike on one sheet: one that most cells have on a side
 * is taken off all, also where a dark picture hides it.
 * @param isTurned the sheet was levelled, which blurs a border by a pixel
 */
export function cleaned(
  picture: SheetPicture,
  cells: readonly SheetCell[],
  isTurned: boolean,
): readonly Rectangle[] {
  const blur = isTurned ? 1 : 0
  const depths = SIDES.map((side) => agreed(cells.map((cell) => frameDepth(picture, cell, side))))
  return cells.map((cell, i) => {
    const [left, top, right, bottom] = depths.map((side) =>
      Math.max(side[i] as number, blur),
    ) as unknown as Depths
    const inner = {
      x: cell.x + left,
      y: cell.y + top,
      width: cell.width - left - right,
      height: cell.height - top - bottom,
    }
    const corner = Math.max(...CORNERS.map((at) => cornerDepth(picture, cell, inner, at)))
    return {
      x: inner.x + corner,
      y: inner.y + corner,
      width: inner.width - 2 * corner,
      height: inner.height - 2 * corner,
    }
  })
}

type Depths = readonly [number, number, number, number]

/** Each at least the middle depth, where more than half have a frame. */
function agreed(depths: readonly number[]): readonly number[] {
  const framed = depths.filter((depth) => depth > 0).sort((a, b) => a - b)
  const least = framed.length * 2 > depths.length ? (framed[framed.length >> 1] as number) : 0
  return depths.map((depth) => Math.max(depth, least))
}

/** Where a side lies in its cell, and which way is inward. */
const SIDES = [
  { axis: 'x', far: false },
  { axis: 'y', far: false },
  { axis: 'x', far: true },
  { axis: 'y', far: true },
] as const

const CORNERS = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const

const indexOf = ({ width }: SheetPicture, x: number, y: number) => (y * width + x) * 4

/** Pixels from a side to the end of the frame line inside it; 0 without one. */
function frameDepth(picture: SheetPicture, cell: SheetCell, { axis, far }: (typeof SIDES)[number]): number {
  const upright = axis === 'x'
  const [deep, long] = upright ? [cell.width, cell.height] : [cell.height, cell.width]
  const deepest = Math.max(FRAME_LEAST, Math.round(deep * FRAME_PART))
  const at = (depth: number, along: number) => {
    const inward = far ? deep - 1 - depth : depth
    return upright
      ? indexOf(picture, cell.x + inward, cell.y + along)
      : indexOf(picture, cell.x + along, cell.y + inward)
  }
  const [first, end] = [Math.round(long * 0.08), Math.round(long * 0.92)]
  for (let depth = deepest; depth >= 1; depth -= 1) {
    let steps = 0
    for (let along = first; along < end; along += 1) {
      if (pixelDistance(picture.data, at(depth, along), at(depth - 1, along)) > FRAME_STEP) steps += 1
    }
    if (steps >= FRAME_COVER * (end - first)) return depth
  }
  return 0
}

/** Pixels to take off each side so that a rounded corner shows no gutter. */
function cornerDepth(
  { data, ...picture }: SheetPicture,
  cell: SheetCell,
  inner: Rectangle,
  [toRight, toBottom]: (typeof CORNERS)[number],
): number {
  const all = { data, ...picture }
  const outside = {
    x: toRight ? cell.x + cell.width + 1 : cell.x - 2,
    y: toBottom ? cell.y + cell.height + 1 : cell.y - 2,
  }
  const isOn = outside.x >= 0 && outside.y >= 0 && outside.x < picture.width && outside.y < picture.height
  if (!isOn) return 0
  const gutter = indexOf(all, outside.x, outside.y)
  const isGutter = (x: number, y: number) => pixelDistance(data, indexOf(all, x, y), gutter) <= LIKE_GUTTER
  const x = (depth: number) => (toRight ? inner.x + inner.width - 1 - depth : inner.x + depth)
  const y = (depth: number) => (toBottom ? inner.y + inner.height - 1 - depth : inner.y + depth)
  const middle = { x: inner.x + (inner.width >> 1), y: inner.y + (inner.height >> 1) }
  // Where the sides are the gutter's colour too, the picture is: nothing tells a corner from it.
  if (isGutter(middle.x, y(1)) && isGutter(x(1), middle.y)) return 0
  const deepest = Math.round(CORNER_PART * Math.min(inner.width, inner.height))
  let depth = 0
  while (depth < deepest && isGutter(x(depth), y(depth))) depth += 1
  return depth === deepest ? 0 : depth
}
