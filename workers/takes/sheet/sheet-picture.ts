/** A picture in memory: RGBA, 8 bits a channel, rows from the top, without padding. */
export interface SheetPicture {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray<ArrayBuffer>
}

/** A part of a picture, in pixels. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** `x`: positions are columns, and lines stand upright. `y`: positions are rows, and lines lie. */
export type Axis = 'x' | 'y'

/** How a picture is walked along an axis, in bytes: to the next position, and along a line. */
export interface Walk {
  /** Positions along the axis, in pixels. */
  readonly length: number
  /** Pixels of a line across it. */
  readonly across: number
  readonly step: number
  readonly acrossStep: number
}

export function walkOf({ width, height }: SheetPicture, axis: Axis): Walk {
  return axis === 'x'
    ? { length: width, across: height, step: 4, acrossStep: width * 4 }
    : { length: height, across: width, step: width * 4, acrossStep: 4 }
}

/** The largest difference of a channel between two pixels, 0 to 255. */
export function pixelDistance(data: Uint8ClampedArray, one: number, other: number): number {
  const red = Math.abs((data[one] as number) - (data[other] as number))
  const green = Math.abs((data[one + 1] as number) - (data[other + 1] as number))
  const blue = Math.abs((data[one + 2] as number) - (data[other + 2] as number))
  return Math.max(red, green, blue)
}
