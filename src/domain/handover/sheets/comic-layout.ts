import type { Frame } from './contact-layout.ts'

/** A page at 300 dots an inch of A4. */
export const COMIC_PAGE = { width: 2480, height: 3508 } as const
const MARGIN = 110
/** 2.5 % of the page's width. */
const GUTTER = 62
/** About how high a row is where nothing decides otherwise. */
const ROW = 760
/** A shot this much longer than the others gets a row of its own. */
const LONG = 1.6
/** How much a row may grow, or shrink, so that a page is full. */
const MOST = 1.3
const LEAST = 0.9

export interface Panel extends Frame {
  /** Its place among the shots. */
  readonly shot: number
}

/** A page that is filled less than this far has room for larger panels. */
const FILLED = 0.7
/** A larger panel may be so many times as wide as its picture, for its height, or as narrow. */
const CUT = 1.5

/**
 * Sets panels in justified rows on pages, in reading order. A long shot gets a wide panel, panels
 * of a row share it by their lengths, and rows grow a little so that a page is full. Few panels are
 * as large as one page has room for.
 * @param seconds of each shot. @param aspect width over height of a frame.
 */
export function comicLayout(seconds: readonly number[], aspect: number): readonly (readonly Panel[])[] {
  const usual = Math.max(1, Math.round(room.width / (aspect * ROW)))
  let best = pagesOf(seconds, aspect, usual)
  for (let across = usual - 1; across > 0 && filled(best) < FILLED; across--) {
    const larger = pagesOf(seconds, aspect, across)
    if (larger.length === 1 && filled(larger) > filled(best) && !isCut(larger, aspect)) best = larger
  }
  return best.map((page) => placed(page))
}

/** @param usual panels of a row. */
function pagesOf(seconds: readonly number[], aspect: number, usual: number): readonly (readonly Row[])[] {
  const pages: Row[][] = [[]]
  for (const row of rowsOf(seconds, aspect, usual)) {
    const page = pages.at(-1) ?? []
    const needed = heightOf([...page, row])
    if (page.length > 0 && needed * LEAST > room.height) pages.push([row])
    else page.push(row)
  }
  return pages.filter((page) => page.length > 0)
}

/** True where a picture loses too much in its panel. */
const isCut = (pages: readonly (readonly Row[])[], aspect: number) =>
  pages.flatMap(placed).some(({ width, height }) => {
    const ratio = width / height / aspect
    return Math.max(ratio, 1 / ratio) > CUT
  })

/** How far a board fills its one page; several count as full. */
const filled = ([page = [], ...others]: readonly (readonly Row[])[]) =>
  others.length > 0 ? 1 : heightOf(page) / room.height

interface Row {
  readonly shots: readonly number[]
  /** Shares of the row's width; they sum to 1. */
  readonly shares: readonly number[]
  readonly height: number
}

const room = { width: COMIC_PAGE.width - 2 * MARGIN, height: COMIC_PAGE.height - 2 * MARGIN }

function rowsOf(seconds: readonly number[], aspect: number, usual: number): readonly Row[] {
  const mean = seconds.reduce((sum, one) => sum + one, 0) / Math.max(1, seconds.length)
  // As many in the last row as in the others, as far as that goes.
  const most = Math.ceil(seconds.length / Math.ceil(seconds.length / usual))
  const isLong = (shot: number) => usual > 1 && usual < 4 && (seconds[shot] ?? 0) >= LONG * mean
  const groups: number[][] = []
  for (const shot of seconds.keys()) {
    const last = groups.at(-1)
    const joins = last && last.length < most && !isLong(shot) && !last.some(isLong)
    if (joins) last.push(shot)
    else groups.push([shot])
  }
  return groups.map((shots) => rowOf(shots, seconds, aspect))
}

function rowOf(shots: readonly number[], seconds: readonly number[], aspect: number): Row {
  // The square root keeps a short shot from becoming a sliver.
  const weights = shots.map((shot) => Math.sqrt(Math.min(4, Math.max(0.5, seconds[shot] ?? 1))))
  const sum = weights.reduce((all, one) => all + one, 0)
  const across = room.width - (shots.length - 1) * GUTTER
  const height = Math.min(across / (shots.length * aspect), shots.length === 1 ? 1100 : 1500)
  return { shots, shares: weights.map((one) => one / sum), height }
}

const heightOf = (rows: readonly Row[]) =>
  rows.reduce((sum, { height }) => sum + height, 0) + (rows.length - 1) * GUTTER

function placed(rows: readonly Row[]): readonly Panel[] {
  const gutters = (rows.length - 1) * GUTTER
  const factor = (room.height - gutters) / (heightOf(rows) - gutters)
  const grow = factor > MOST ? 1 : factor
  let y = MARGIN
  return rows.flatMap(({ shots, shares, height }) => {
    const across = room.width - (shots.length - 1) * GUTTER
    let x = MARGIN
    const tall = Math.round(height * grow)
    const panels = shots.map((shot, i): Panel => {
      const width = Math.round(across * (shares[i] ?? 1))
      const panel = { shot, x, y, width, height: tall }
      x += width + GUTTER
      return panel
    })
    y += tall + GUTTER
    return panels
  })
}
