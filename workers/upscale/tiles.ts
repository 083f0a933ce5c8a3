/** A tile along one axis, in pixels of the picture before enlarging. */
export interface Span {
  /** The stretch that it answers for. */
  readonly from: number
  readonly to: number
  /** Where it begins, context included; less than 0 at the picture's edge. */
  readonly at: number
}

/** A grid of tiles that all have one shape, context included: a session meets one shape only. */
export interface TilePlan {
  readonly width: number
  readonly height: number
  readonly columns: readonly Span[]
  readonly rows: readonly Span[]
}

export interface TileRules {
  /** Most pixels of one tile, context included. */
  readonly tilePixels: number
  /** Least pixels of context that a tile gets from its neighbour. */
  readonly overlap: number
  /**
   * Pixels to both sides of a seam over which neighbours are faded into one another; at most
   * `overlap`.
   */
  readonly fade: number
  /**
   * How many tiles are computed at a time: a last round that is not full costs as much as a full
   * one. One by default.
   */
  readonly lanes?: number
}

/** Mirrored pixels around the picture, as many as Real-ESRGAN's own ncnn program adds. */
const EDGE = 10

/** More parts than this on one axis are never needed below the size that is refused. */
const MOST_PARTS = 512

/**
 * So many times the picture may be computed for the sake of more tiles: each is a step of the
 * progress.
 */
const MOST_WORK = 1.155

/**
 * Cuts a picture evenly, so that little is computed twice: of all grids whose tiles are small
 * enough, the one with the most tiles whose rounds are together not much larger than the picture;
 * where there is none, the one whose rounds are the least.
 */
export function planTiles(width: number, height: number, rules: TileRules): TilePlan {
  const grids = gridsOf(width, height, rules)
  const least = grids.reduce((least, { cost }) => Math.min(least, cost), Number.POSITIVE_INFINITY)
  const finest = { columns: mostParts(width, rules), rows: mostParts(height, rules), cost: 0 }
  const { columns, rows } =
    grids
      .filter(({ cost }) => cost <= Math.max(least, MOST_WORK * width * height))
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
  /** Pixels of all tiles together, rounds filled up. */
  readonly cost: number
}

/** Every grid whose tiles are small enough. */
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

/** So many parts at most that each is longer than what is faded on its two sides. */
function mostParts(length: number, { overlap, fade }: TileRules): number {
  const parts = Math.floor((length + 2 * EDGE - 2 * overlap) / (2 * fade + 3))
  return Math.min(MOST_PARTS, Math.max(1, parts))
}

/** What a tile measures when a line with its mirrored ends is cut into so many. */
function sideOf(length: number, parts: number, { overlap }: TileRules): number {
  return Math.ceil((length + 2 * EDGE + 2 * overlap * (parts - 1)) / parts)
}

/** Tiles at equal steps from end to end; neighbours meet in the middle of what they share. */
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
 * What a tile writes along one axis, in pixels of the result, and how much it and the one before it
 * weigh there.
 */
export interface Band {
  readonly from: number
  readonly to: number
  /**
   * Weight of this tile at each pixel from `from` on, 0…1; together with its neighbours' it is 1.
   */
  readonly own: Float32Array
  /** Weight of the tile before, which is already there. */
  readonly before: Float32Array
  /** False where every weight is 1. */
  readonly isFaded: boolean
}

/** The band of the span `index`: its own stretch, and `fade` beyond it where it has a neighbour. */
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
