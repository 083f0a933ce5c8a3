import { type Colour, colourDistance, colourOf, type Evidence, middleColour, PIECES } from './edges.ts'
import { GUTTER_TOLERANCE, gutterRanges } from './gutters.ts'
import type { Lines } from './lines.ts'

/** How sure it is that two neighbours are two pictures. */
export type Border = 'sure' | 'doubtful' | 'none'

/** A gutter is at least so wide, in pixels; below that only the edge tells two pictures apart. */
const LEAST_GUTTER = 6
/** Parts of a border that must be gutter: below the first none, above the second sure. */
const GUTTER_PARTS = [0.4, 0.8] as const
/** Evidence of an edge without a gutter: below the first none, above the second sure. */
const EDGE_PARTS = [0.2, 0.45] as const
/** Beside a gutter at least one of its edges has so much evidence. */
const LEAST_EDGE = 0.2
/** A border has another colour than the whole gutter where it differs by more, in levels. */
const OTHER_GUTTER = 40

/**
 * The borders between cells along an axis: for each border in order, each cell across it. Where a
 * picture reaches over the line, its border is none.
 * @param across the cells along the other axis
 */
export function bordersAlong(
  evidence: Evidence,
  lines: Lines,
  across: Lines,
  acrossLength: number,
): readonly (readonly Border[])[] {
  return lines.spans.slice(1).map(([next], i) => {
    const end = (lines.spans[i] as readonly [number, number])[1]
    const judge =
      next - end >= LEAST_GUTTER ? gutterJudge(evidence, end, next) : edgeJudge(evidence, end, next)
    return across.spans.map((span) => judge(piecesWithin(span, acrossLength)))
  })
}

type Judge = (pieces: readonly number[]) => Border

/** The pieces of a line that lie wholly within a cell. */
function piecesWithin([from, to]: readonly [number, number], across: number): readonly number[] {
  const pieces: number[] = []
  for (let piece = 0; piece < PIECES; piece += 1) {
    const [first, end] = [(across * piece) / PIECES, (across * (piece + 1)) / PIECES]
    if (first >= from && end <= to) pieces.push(piece)
  }
  return pieces
}

const graded = (value: number, [none, sure]: readonly [number, number]): Border =>
  value >= sure ? 'sure' : value < none ? 'none' : 'doubtful'

function gutterJudge(evidence: Evidence, from: number, to: number): Judge {
  const ranges = gutterRanges(from, to)
  const colours = (pieces: readonly number[], [first, end]: readonly [number, number]): readonly Colour[] =>
    pieces.map((piece) => colourOf(evidence, piece, first, end))
  const all = Array.from({ length: PIECES }, (_, piece) => piece)
  const gutters = ranges.map((range) => middleColour(colours(all, range)))
  return (pieces) => {
    const parts = ranges.map((range, i) => {
      const gutter = gutters[i] as Colour
      const here = colours(pieces, range)
      // A painted gutter may be lit differently in another row; it is even within one.
      const mine = middleColour(here)
      const like = colourDistance(mine, gutter) <= OTHER_GUTTER ? mine : gutter
      return (
        here.filter((one) => colourDistance(one, like) <= GUTTER_TOLERANCE).length / Math.max(1, here.length)
      )
    })
    const seen = Math.max(...[from, to].map((at) => edgesWithin(evidence, pieces, at, at)))
    const gutter = graded(Math.min(...parts), GUTTER_PARTS)
    // A picture that has the gutter's colour looks like a gutter: only an edge tells them apart.
    return gutter === 'sure' && seen < LEAST_EDGE ? 'doubtful' : gutter
  }
}

function edgeJudge(evidence: Evidence, from: number, to: number): Judge {
  return (pieces) => graded(edgesWithin(evidence, pieces, from, to), EDGE_PARTS)
}

/** The evidence of some pieces for a border from one position to another, 0 to 1. */
function edgesWithin(evidence: Evidence, pieces: readonly number[], from: number, to: number): number {
  const sum = pieces.reduce((all, piece) => all + strongest(evidence, piece, from, to), 0)
  return sum / Math.max(1, pieces.length)
}

/** The strongest evidence of a piece between two positions, or a pixel beside them. */
function strongest({ pieces, length }: Evidence, piece: number, from: number, to: number): number {
  const row = piece * (length + 1)
  let most = 0
  for (let at = from - 1; at <= to + 1; at += 1) most = Math.max(most, pieces[row + at] ?? 0)
  return most
}
