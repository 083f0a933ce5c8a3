import { MOST_SHARP, PIECES } from './edges.ts'
import { type Axis, pixelDistance, type SheetPicture, walkOf } from './sheet-picture.ts'

type Span = readonly [number, number]

/** Spans in pixels of the sheet itself. */
export interface Refined {
  readonly spans: readonly Span[]
  /** For each span, whether both of its borders are seen to the pixel. */
  readonly sure: readonly boolean[]
}

/** A border lies within this number of the copy's pixels from where it was found there. */
const REACH = 1.5
const LEAST_REACH = 3
/** An edge is where neighbours differ by at least this part of the most there. */
const STRONG_PART = 0.5
/** An edge that is spread over more pixels was enlarged: a thin gutter may hide in it. */
const WIDEST_EDGE = 4
/** Without a gutter there is one edge, and it is as narrow as the sheet is sharp. */
const WIDEST_BORDER = 2
/** A margin of fewer pixels of the copy may not be seen there. */
const THIN_MARGIN = 4
/** A line near the rim of a sheet may end a thin margin where neighbours differ by more. */
const RIM_EDGE = 24

/** Neighbours differ strongly from the first to the last of these positions. */
interface Edge {
  readonly first: number
  readonly last: number
}

const middleOf = ({ first, last }: Edge) => Math.round((first + last) / 2)
const widthOf = ({ first, last }: Edge) => last - first + 1

/**
 * The borders of spans that were found in a smaller copy, each where the sheet's own pixels change.
 * @param factor pixels of the sheet to one of the copy
 */
export function refined(picture: SheetPicture, axis: Axis, spans: readonly Span[], factor: number): Refined {
  const { length } = walkOf(picture, axis)
  const sharp = sharpnessOf(picture, axis)
  const reach = Math.max(LEAST_REACH, Math.ceil(REACH * factor))
  const edges = (from: number, to: number) =>
    edgesBetween(sharp, Math.max(1, from - reach), Math.min(length - 1, to + reach))
  const margin = Math.ceil(THIN_MARGIN * factor)
  const rim = (place: number): Bordered => {
    const [from, to] = place === 0 ? [1, margin] : [length - margin, length - 1]
    const near = edgesBetween(sharp, from, to).filter((edge) => sharp(middleOf(edge)) > RIM_EDGE)
    const one = place === 0 ? near.at(-1) : near[0]
    return one ? { at: middleOf(one), sure: false } : { at: place, sure: true }
  }
  const starts: Bordered[] = []
  const ends: Bordered[] = []
  const full = spans.map(([start, end]): Span => [Math.round(start * factor), Math.round(end * factor)])
  for (const [i, [start, end]] of full.entries()) {
    const before = full[i - 1]
    if (!before) starts.push(start === 0 ? rim(0) : outermost(edges(start, start), start, 'first'))
    const next = full[i + 1]
    if (!next) {
      ends.push(end >= length ? rim(length) : outermost(edges(end, end), end, 'last'))
      continue
    }
    const [to] = next
    if (to - end > 2 * reach) {
      ends.push(outermost(edges(end, end), end, 'last'))
      starts.push(outermost(edges(to, to), to, 'first'))
    } else {
      const [one, other] = thin(edges(end, to), end, to)
      ends.push(one)
      starts.push(other)
    }
  }
  return {
    spans: full.map((_, i) => [(starts[i] as Bordered).at, (ends[i] as Bordered).at]),
    sure: full.map((_, i) => (starts[i] as Bordered).sure && (ends[i] as Bordered).sure),
  }
}

interface Bordered {
  readonly at: number
  readonly sure: boolean
}

/** Beside a gutter: the edge next to it, which may be that of a frame line. */
function outermost(edges: readonly Edge[], place: number, which: 'first' | 'last'): Bordered {
  const edge = which === 'first' ? edges[0] : edges.at(-1)
  if (!edge) return { at: place, sure: false }
  return { at: middleOf(edge), sure: edges.length === 1 && widthOf(edge) <= WIDEST_EDGE }
}

/** About a thin gutter, or none: its two edges, or the one where two pictures meet. */
function thin(edges: readonly Edge[], end: number, start: number): readonly [Bordered, Bordered] {
  const [one, other] = [edges[0], edges.at(-1)]
  if (!one || !other)
    return [
      { at: end, sure: false },
      { at: start, sure: false },
    ]
  if (one === other) {
    const both = { at: middleOf(one), sure: widthOf(one) <= WIDEST_BORDER }
    return [both, both]
  }
  const sure = edges.length === 2 && Math.max(widthOf(one), widthOf(other)) <= WIDEST_EDGE
  return [
    { at: middleOf(one), sure },
    { at: middleOf(other), sure },
  ]
}

/** Where neighbours differ by at least a part of the most between two positions, in order. */
function edgesBetween(sharp: (at: number) => number, from: number, to: number): readonly Edge[] {
  const places = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
  const least = STRONG_PART * Math.max(...places.map(sharp))
  const edges: { first: number; last: number }[] = []
  for (const at of places) {
    if (sharp(at) < least) continue
    const before = edges.at(-1)
    if (before && before.last === at - 1) before.last = at
    else edges.push({ first: at, last: at })
  }
  return edges
}

/** The difference of neighbours at a position, averaged over the pieces of the whole line. */
function sharpnessOf({ data, ...size }: SheetPicture, axis: Axis): (at: number) => number {
  const { across, step, acrossStep } = walkOf({ data, ...size }, axis)
  const known = new Map<number, number>()
  return (at) => {
    const before = known.get(at)
    if (before !== undefined) return before
    let sum = 0
    for (let piece = 0; piece < PIECES; piece += 1) {
      const [first, end] = [
        Math.floor((across * piece) / PIECES),
        Math.floor((across * (piece + 1)) / PIECES),
      ]
      let difference = 0
      for (let line = first; line < end; line += 1) {
        const here = at * step + line * acrossStep
        difference += pixelDistance(data, here, here - step)
      }
      sum += Math.min(difference / Math.max(1, end - first), MOST_SHARP) / PIECES
    }
    known.set(at, sum)
    return sum
  }
}
