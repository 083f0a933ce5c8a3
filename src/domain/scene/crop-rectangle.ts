import type { Spot } from '../board/marks.ts'
import type { Rectangle } from '../board/reference.ts'

export const WHOLE_FRAME: Rectangle = { x: 0, y: 0, width: 1, height: 1 }

/** The smallest side of a crop, as a share of the frame's. */
export const LEAST_SIDE = 0.02

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))
const rounded = (value: number) => Math.round(value * 10_000) / 10_000

/** A rectangle that lies in the frame: it keeps its size as far as the frame holds it. */
export function fitRectangle({ x, y, width, height }: Rectangle): Rectangle {
  const [w, h] = [rounded(within(width, LEAST_SIDE, 1)), rounded(within(height, LEAST_SIDE, 1))]
  return { x: rounded(within(x, 0, 1 - w)), y: rounded(within(y, 0, 1 - h)), width: w, height: h }
}

/** Moves a rectangle by shares of the frame's sides; the edges stop it. */
export const movedRectangle = ({ x, y, ...size }: Rectangle, by: Spot): Rectangle =>
  fitRectangle({ x: x + by.x, y: y + by.y, ...size })

/** Moves the lower right corner; the others stay where they are. */
export const resizedRectangle = ({ x, y, width, height }: Rectangle, by: Spot): Rectangle =>
  fitRectangle({
    x,
    y,
    width: Math.min(1 - x, width + by.x),
    height: Math.min(1 - y, height + by.y),
  })

/** The rectangle between two corners, in any order. */
export const rectangleBetween = (one: Spot, other: Spot): Rectangle =>
  fitRectangle({
    x: within(Math.min(one.x, other.x), 0, 1),
    y: within(Math.min(one.y, other.y), 0, 1),
    width: Math.abs(within(one.x, 0, 1) - within(other.x, 0, 1)),
    height: Math.abs(within(one.y, 0, 1) - within(other.y, 0, 1)),
  })
