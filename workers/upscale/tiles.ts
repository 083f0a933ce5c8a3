/** A tile along one axis, in pixels before enlarging. */
export interface Span {
  /** The range that it covers. */
  readonly from: number
  readonly to: number
  /** Its start, context included; negative at the picture's edge. */
  readonly at: number
}

/** A grid of tiles of one shape, context included, because a session takes one shape only. */
export interface TilePlan {
  readonly width: number
  readonly height: number
  readonly columns: readonly Span[]
  readonly rows: readonly Span[]
}

export interface TileRules {
  /** Maximum pixels of one tile, context included. */
  readonly tilePixels: number
  /** Minimum pixels of context from the neighbour. */
  readonly overlap: number
  /** Pixels on either side of a seam over which neighbours are blended; at most `overlap`. */
  readonly fade: number
  /** Tiles computed at a time, 1 by default; a partial last round costs as much as a full one. */
  readonly lanes?: number
  /** True where a tile tells how much of it is done: the picture is cut for the least work then. */
  readonly tellsShares?: boolean
}

/** Mirrored pixels around the picture, as in Real-ESRGAN's ncnn program. */
const EDGE = 10

/** Parts per axis; more are never needed below the refused size. */
const MOST_PARTS = 512

/**
 * Maximum factor of extra computation in exchange for more tiles, each of which is a progress step.
 */
const MOST_WORK = 1.155

/**
 * Splits a picture evenly, to compute little twice: of all grids with small enough tiles, the one
 * with the most tiles whose rounds together exceed the picture only slightly; without one, or where
 * tiles are no steps, the grid of least cost.
 */
export function planTiles(width: number, height: number, rules: TileRules): TilePlan {
  const grids = gridsOf(width, height, rules)
  const least = grids.reduce((least, { cost }) => Math.min(least, cost), Number.POSITIVE_INFINITY)
  const finest = { columns: mostParts(width, rules), rows: mostParts(height, rules), cost: 0 }
  const most = rules.tellsShares ? least : Math.max(least, MOST_WORK * width * height)
  const { columns, rows } =
    grids
      .filter(({ cost }) => cost <= most)
      .reduce<Grid | undefined>((best, grid) => (best && !isBetter(grid, best) ? best : grid), undefined) ??
    finest
  return {
    width: sideOf(width, columns, rules),
    height: sideOf(height, rows, rules),
    columns: cut(width, columns, rules),
    rows: cut(height, rows, rules),
  }
}

interface Grid {
  readonly columns: number
  readonly rows: number
  /** Pixels of all tiles, with full rounds. */
  readonly cost: number
}

/** Every grid with small enough tiles. */
function gridsOf(width: number, height: number, rules: TileRules): readonly Grid[] {
  const { lanes = 1 } = rules
  const rowHeights = Array.from({ length: mostParts(height, rules) }, (_, i) => sideOf(height, i + 1, rules))
  return Array.from({ length: mostParts(width, rules) }, (_, i) => i + 1).flatMap((columns) => {
    const side = sideOf(width, columns, rules)
    return rowHeights
      .map((tileHeight, i) => ({ columns, rows: i + 1, tile: side * tileHeight }))
      .filter(({ tile }) => tile <= rules.tilePixels)
      .map(({ tile, rows }) => ({ columns, rows, cost: Math.ceil((columns * rows) / lanes) * lanes * tile }))
  })
}

function isBetter(grid: Grid, than: Grid): boolean {
  const more = grid.columns * grid.rows - than.columns * than.rows
  return more > 0 || (more === 0 && grid.cost < than.cost)
}

/** The maximum number of parts such that each is longer than its two blended sides. */
function mostParts(length: number, { overlap, fade }: TileRules): number {
  const parts = Math.floor((length + 2 * EDGE - 2 * overlap) / (2 * fade + 3))
  return Math.min(MOST_PARTS, Math.max(1, parts))
}

/** A tile's side when a line with its mirrored ends is split into this many parts. */
function sideOf(length: number, parts: number, { overlap }: TileRules): number {
  return Math.ceil((length + 2 * EDGE + 2 * overlap * (parts - 1)) / parts)
}

/** Tiles at equal steps from end to end; neighbours meet in the middle of their overlap. */
function cut(length: number, parts: number, rules: TileRules): readonly Span[] {
  const side = sideOf(length, parts, rules)
  const step = parts === 1 ? 0 : (length + 2 * EDGE - side) / (parts - 1)
  const at = (part: number) => Math.round(part * step) - EDGE
  const seam = (part: number) => Math.floor((at(part - 1) + side + at(part)) / 2)
  return Array.from({ length: parts }, (_, part) => ({
    from: part === 0 ? 0 : seam(part),
    to: part === parts - 1 ? length : seam(part + 1),
    at: at(part),
  }))
}

/**
 * The range that a tile writes along one axis, in pixels of the result, with its weight and the
 * previous tile's.
 */
export interface Band {
  readonly from: number
  readonly to: number
  /** This tile's weight at each pixel from `from` on, 0…1; with its neighbours' it sums to 1. */
  readonly own: Float32Array
  /** Weight of the previous tile, which is already written. */
  readonly before: Float32Array
  /** False where every weight is 1. */
  readonly isFaded: boolean
}

/** The band of the span `index`: its own range, extended by `fade` where it has a neighbour. */
export function bandOf(spans: readonly Span[], index: number, fade: number, scale: number): Band {
  const span = spans[index]
  if (!span) throw new RangeError(`There is no span ${index}.`)
  const isFirst = index === 0
  const isLast = index === spans.length - 1
  const from = (span.from - (isFirst ? 0 : fade)) * scale
  const to = (span.to + (isLast ? 0 : fade)) * scale
  const own = new Float32Array(to - from).fill(1)
  const before = new Float32Array(to - from)
  const steps = 2 * fade * scale
  for (let i = 0; i < steps; i++) {
    const rise = (i + 0.5) / steps
    if (!isFirst) {
      own[i] = rise
      before[i] = 1 - rise
    }
    if (!isLast) own[own.length - steps + i] = 1 - rise
  }
  return { from, to, own, before, isFaded: steps > 0 && spans.length > 1 }
}

/**
 * Mirrors a position beyond the ends back inside, without repeating the end itself: −1 → 1, length
 * → length − 2.
 */
export function reflect(position: number, length: number): number {
  if (length === 1) return 0
  const period = 2 * (length - 1)
  const inPeriod = ((position % period) + period) % period
  return inPeriod < length ? inPeriod : period - inPeriod
}
