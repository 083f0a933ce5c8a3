import { type Axis, pixelDistance, type SheetPicture, walkOf } from './sheet-picture.ts'

/** Each line is judged in this many pieces, so that one long edge inside a picture is no border. */
export const PIECES = 32
/** Pixels on either side that tell how restless a picture is there, and those left out. */
const AROUND = 30
const NEAR = 4
/** A difference so far above the surroundings counts whole, in levels of 8 bits. */
const FULL = 24
/** A single piece of a line counts no more than this, in levels of 8 bits. */
export const MOST_SHARP = 64

/** What speaks for a border at each position along an axis. */
export interface Evidence {
  readonly axis: Axis
  readonly length: number
  /** Mean over the pieces, 0 to 1, for each position: the border lies before that pixel. */
  readonly whole: Float32Array
  /** Differences of neighbours alone, averaged over the pieces: where a border lies exactly. */
  readonly sharp: Float32Array
  /** The evidence of each piece: piece × (length + 1) + position. */
  readonly pieces: Float32Array
  /** Sums of mean colours before a position: (piece × (length + 1) + position) × 3 + channel. */
  readonly colours: Float64Array
}

/**
 * Looks for straight edges across the whole picture: at each position the difference of neighbours,
 * averaged over a piece of the line, above what is usual around it.
 */
export function evidenceAlong(picture: SheetPicture, axis: Axis): Evidence {
  const walk = walkOf(picture, axis)
  const wide = walk.length + 1
  const pieces = new Float32Array(PIECES * wide)
  const colours = new Float64Array(PIECES * wide * 3)
  const [whole, sharp] = [new Float32Array(wide), new Float32Array(wide)]
  for (let piece = 0; piece < PIECES; piece += 1) {
    const differences = new Float32Array(wide)
    const [first, end] = pieceOf(walk.across, piece)
    for (let at = 0; at < walk.length; at += 1) {
      let [difference, red, green, blue] = [0, 0, 0, 0]
      for (let line = first; line < end; line += 1) {
        const here = at * walk.step + line * walk.acrossStep
        if (at > 0) difference += pixelDistance(picture.data, here, here - walk.step)
        red += picture.data[here] as number
        green += picture.data[here + 1] as number
        blue += picture.data[here + 2] as number
      }
      const count = Math.max(1, end - first)
      differences[at] = difference / count
      const before = (piece * wide + at) * 3
      colours[before + 3] = (colours[before] as number) + red / count
      colours[before + 4] = (colours[before + 1] as number) + green / count
      colours[before + 5] = (colours[before + 2] as number) + blue / count
    }
    const scores = scored(differences)
    pieces.set(scores, piece * wide)
    for (let at = 0; at < wide; at += 1) {
      whole[at] = (whole[at] as number) + (scores[at] as number) / PIECES
      sharp[at] = (sharp[at] as number) + Math.min(differences[at] as number, MOST_SHARP) / PIECES
    }
  }
  return { axis, length: walk.length, whole, sharp, pieces, colours }
}

/** The pixels of a line that a piece covers: the first, and the one after the last. */
const pieceOf = (across: number, piece: number): readonly [number, number] => [
  Math.floor((across * piece) / PIECES),
  Math.floor((across * (piece + 1)) / PIECES),
]

/** An edge may be spread over two pixels; what lies beside it counts half. */
function scored(differences: Float32Array): Float32Array {
  const of = (at: number) => differences[at] ?? 0
  const spread = differences.map((one, at) => one + (of(at - 1) + of(at + 1)) / 2)
  const sums = new Float64Array(spread.length + 1)
  spread.forEach((one, at) => {
    sums[at + 1] = (sums[at] as number) + one
  })
  const between = (from: number, to: number): readonly [number, number] => {
    const [first, end] = [Math.max(0, from), Math.min(spread.length, to)]
    return end > first ? [(sums[end] as number) - (sums[first] as number), end - first] : [0, 0]
  }
  return spread.map((one, at) => {
    const [left, lefts] = between(at - AROUND, at - NEAR)
    const [right, rights] = between(at + NEAR + 1, at + AROUND + 1)
    const usual = (left + right) / Math.max(1, lefts + rights)
    return Math.min(1, Math.max(0, (one - 1.6 * usual) / FULL))
  })
}

export type Colour = readonly [number, number, number]

/** The mean colour of a piece between two positions, 0 to 255 a channel. */
export function colourOf({ colours, length }: Evidence, piece: number, from: number, to: number): Colour {
  const [first, end] = [(piece * (length + 1) + from) * 3, (piece * (length + 1) + to) * 3]
  const mean = (channel: number) =>
    ((colours[end + channel] as number) - (colours[first + channel] as number)) / Math.max(1, to - from)
  return [mean(0), mean(1), mean(2)]
}

/** The middle colour of some, channel by channel. */
export function middleColour(colours: readonly Colour[]): Colour {
  const middle = (channel: 0 | 1 | 2) =>
    colours.map((colour) => colour[channel]).sort((a, b) => a - b)[colours.length >> 1] ?? 0
  return [middle(0), middle(1), middle(2)]
}

/** The largest difference of a channel. */
export const colourDistance = (one: Colour, other: Colour): number =>
  Math.max(Math.abs(one[0] - other[0]), Math.abs(one[1] - other[1]), Math.abs(one[2] - other[2]))
