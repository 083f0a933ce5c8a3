import { type Colour, colourDistance, colourOf, type Evidence, middleColour, PIECES } from './edges.ts'
import { GUTTER_TOLERANCE } from './gutters.ts'
import type { Lines } from './lines.ts'
import type { Box, SheetPicture } from './sheet-picture.ts'

/** A gutter that is narrower shows no colour of its own, in pixels. */
const LEAST_GUTTER = 6
/** How far in a cell is looked at, as a part of its length: a caption and its gutter fit in. */
const DEEPEST = 0.12
/** Pixels of a strip; the first one lies off the border, which may be blurred. */
const STRIP = 4
/** Parts of a side that are looked at; a border lies farther in where most are gutter. */
const SIDE_PARTS = 16
const GUTTER_PART = 0.9
/** Parts of a cell that are looked at, each way. */
const PARTS = 6

/** The colour of the widest gutter along an axis; nothing where there is none. */
export function gutterColour(evidence: Evidence, { spans }: Lines): Colour | undefined {
  const gutters = spans
    .slice(1)
    .map(([start], i) => [(spans[i] as readonly [number, number])[1], start] as const)
  const [widest] = gutters.toSorted((a, b) => b[1] - b[0] - (a[1] - a[0]))
  if (!widest || widest[1] - widest[0] < LEAST_GUTTER) return undefined
  const [end] = widest
  return middleColour(
    Array.from({ length: PIECES }, (_, piece) => colourOf(evidence, piece, end + 1, end + 5)),
  )
}

/** True for a cell of one colour, such as one that the model left empty. */
export function isBlank(picture: SheetPicture, { x, y, width, height }: Box): boolean {
  const colours = Array.from({ length: PARTS * PARTS }, (_, part) => {
    const [across, down] = [part % PARTS, Math.floor(part / PARTS)]
    return meanColour(picture, {
      left: x + (width * (across + 0.25)) / PARTS,
      top: y + (height * (down + 0.25)) / PARTS,
      right: x + (width * (across + 0.75)) / PARTS,
      bottom: y + (height * (down + 0.75)) / PARTS,
    })
  })
  const middle = middleColour(colours)
  return colours.every((colour) => colourDistance(colour, middle) <= GUTTER_TOLERANCE)
}

/**
 * True where gutter runs through a cell beside one of its borders, at once or behind a caption: the
 * border lies farther in.
 */
export function hasGutterInside(picture: SheetPicture, cell: Box, gutter: Colour): boolean {
  const isGutter = (strip: Area) => {
    const parts = partsOf(strip)
    const like = parts.filter((part) => colourDistance(meanColour(picture, part), gutter) <= GUTTER_TOLERANCE)
    return like.length >= GUTTER_PART * parts.length
  }
  const { x, y, width, height } = cell
  const [right, bottom] = [x + width, y + height]
  const depths = (length: number) =>
    Array.from({ length: Math.ceil((length * DEEPEST) / STRIP) }, (_, i) => 1 + i * STRIP)
  return (
    depths(width).some(
      (inward) =>
        isGutter({ left: x + inward, right: x + inward + STRIP, top: y, bottom }) ||
        isGutter({ left: right - inward - STRIP, right: right - inward, top: y, bottom }),
    ) ||
    depths(height).some(
      (inward) =>
        isGutter({ left: x, right, top: y + inward, bottom: y + inward + STRIP }) ||
        isGutter({ left: x, right, top: bottom - inward - STRIP, bottom: bottom - inward }),
    )
  )
}

interface Area {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A strip in parts along its longer side. */
function partsOf(strip: Area): readonly Area[] {
  const { left, top, right, bottom } = strip
  const isLying = right - left > bottom - top
  return Array.from({ length: SIDE_PARTS }, (_, part) => {
    const at = (from: number, to: number, i: number) => from + ((to - from) * i) / SIDE_PARTS
    return isLying
      ? { ...strip, left: at(left, right, part), right: at(left, right, part + 1) }
      : { ...strip, top: at(top, bottom, part), bottom: at(top, bottom, part + 1) }
  })
}

function meanColour({ data, width }: SheetPicture, area: Area): Colour {
  const [left, top] = [Math.floor(area.left), Math.floor(area.top)]
  let [red, green, blue, count] = [0, 0, 0, 0]
  for (let y = top; y < area.bottom; y += 1) {
    for (let x = left; x < area.right; x += 1) {
      const at = (y * width + x) * 4
      red += data[at] as number
      green += data[at + 1] as number
      blue += data[at + 2] as number
      count += 1
    }
  }
  return [red / count, green / count, blue / count]
}
