import { type Colour, colourDistance, colourOf, type Evidence, middleColour, PIECES } from './edges.ts'

/** Colours of a gutter along its line differ by less, in levels. */
export const GUTTER_TOLERANCE = 22
/** Beside a border a gutter is looked at so deep: farther out there may be a caption. */
export const GUTTER_DEPTH = 4

/** The depth of a gutter that is looked at beside its two borders, as ranges of positions. */
export function gutterRanges(from: number, to: number): readonly (readonly [number, number])[] {
  const [first, end] = to - from < 4 ? [from, to] : [from + 1, to - 1]
  if (end - first <= 2 * GUTTER_DEPTH) return [[first, end]]
  return [
    [first, first + GUTTER_DEPTH],
    [end - GUTTER_DEPTH, end],
  ]
}

/** How much of the line between two positions is of one colour beside both borders, 0 to 1. */
export function gutterness(evidence: Evidence, from: number, to: number): number {
  return Math.min(...gutterRanges(from, to).map(([first, end]) => evenness(evidence, first, end)))
}

export function evenness(evidence: Evidence, from: number, to: number): number {
  const colours: Colour[] = []
  for (let piece = 0; piece < PIECES; piece += 1) colours.push(colourOf(evidence, piece, from, to))
  const middle = middleColour(colours)
  const near = colours.filter((colour) => colourDistance(colour, middle) <= GUTTER_TOLERANCE)
  return near.length / PIECES
}
