/** A stretch of one axis that a tile answers for, `from` to `to` in pixels of the picture before enlarging. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A grid of tiles that all have one shape, context included: a session meets one shape only. */
export interface TilePlan {
  readonly width: number
  readonly height: number
  readonly columns: readonly Span[]
  readonly rows: readonly Span[]
  /** Context on each side. */
  readonly overlap: number
}

export interface TileRules {
  /** Most pixels of one tile, context included. */
  readonly tilePixels: number
  readonly overlap: number
  /** Pixels to both sides of a seam over which neighbours are faded into one another; at most `overlap`. */
  readonly fade: number
}

/** More parts than this on one axis are never needed below the size that is refused. */
const MOST_PARTS = 512

/**
 * Cuts a picture evenly, so that the least is computed twice: of all grids whose tiles are small enough, the one with the
 * smallest sum of tiles; of two alike, the one with fewer tiles.
 */
export function planTiles(width: number, height: number, rules: TileRules): TilePlan {
  const { tilePixels, overlap, fade } = rules
  const most = (length: number) => Math.min(MOST_PARTS, Math.max(1, Math.floor(length / (2 * fade + 1))))
  const side = (length: number, parts: number) => Math.ceil(length / parts) + 2 * overlap
  let best = { columns: most(width), rows: most(height), cost: Number.POSITIVE_INFINITY }
  for (let columns = 1; columns <= most(width); columns++) {
    // The fewest rows that make the tiles small enough: more only cost more.
    const room = Math.floor(tilePixels / side(width, columns)) - 2 * overlap
    const rows = room > 0 ? Math.ceil(height / room) : Number.POSITIVE_INFINITY
    if (rows > most(height)) continue
    const cost = columns * rows * side(width, columns) * side(height, rows)
    if (cost < best.cost || (cost === best.cost && columns * rows < best.columns * best.rows)) {
      best = { columns, rows, cost }
    }
  }
  return {
    width: side(width, best.columns),
    height: side(height, best.rows),
    columns: cut(width, best.columns),
    rows: cut(height, best.rows),
    overlap,
  }
}

function cut(length: number, parts: number): readonly Span[] {
  const edge = (part: number) => Math.round((part * length) / parts)
  return Array.from({ length: parts }, (_, part) => ({ from: edge(part), to: edge(part + 1) }))
}

/** What a tile writes along one axis, in pixels of the result, and how much it and the one before it weigh there. */
export interface Band {
  readonly from: number
  readonly to: number
  /** Weight of this tile at each pixel from `from` on, 0…1; together with its neighbours' it is 1. */
  readonly own: Float32Array
  /** Weight of the tile before, which is already there. */
  readonly before: Float32Array
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
  return { from, to, own, before }
}

/** Mirrors a position beyond the ends back inside, without repeating the end itself: −1 → 1, length → length − 2. */
export function reflect(position: number, length: number): number {
  if (length === 1) return 0
  const period = 2 * (length - 1)
  const inPeriod = ((position % period) + period) % period
  return inPeriod < length ? inPeriod : period - inPeriod
}
