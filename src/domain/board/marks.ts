/** A place in a picture, as fractions of its width and height from the top left corner. */
export interface Spot {
  readonly x: number
  readonly y: number
}

/** What lies over a picture: lines, and labels that the screen puts into words. */
export interface Marks<Label extends string> {
  /** SVG path data, in the units of the picture's space. */
  readonly lines: readonly string[]
  readonly labels: readonly { readonly x: number; readonly y: number; readonly label: Label }[]
}

export const MIDDLE: Spot = { x: 0.5, y: 0.5 }

/** The shorter side of a picture's space, so that 16:9 is 320 × 180 and a line is equally thick. */
const SHORT_SIDE = 180

/** The size of the space that a picture's marks are drawn in; `aspect` is width over height. */
export function spaceOf(aspect: number): { readonly width: number; readonly height: number } {
  return aspect >= 1
    ? { width: SHORT_SIDE * aspect, height: SHORT_SIDE }
    : { width: SHORT_SIDE, height: SHORT_SIDE / aspect }
}

/** A point as path data, to a tenth of a unit. */
export const at = (x: number, y: number) => `${tenths(x)} ${tenths(y)}`

const tenths = (value: number) => Math.round(value * 10) / 10 + 0

export const lineFrom = (x: number, y: number, toX: number, toY: number) => `M${at(x, y)}L${at(toX, toY)}`

export const boxAt = (x: number, y: number, width: number, height: number) =>
  `M${at(x, y)}L${at(x + width, y)}L${at(x + width, y + height)}L${at(x, y + height)}Z`

export const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))
