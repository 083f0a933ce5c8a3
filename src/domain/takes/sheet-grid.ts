import type { Size } from '../../lib/geometry.ts'
import { ASPECT_RATIOS, nearestAspectRatio, ratioValue } from '../board/aspect-ratio.ts'
import type { Grid } from './grid.ts'

/** Shots on one sheet: more make cells too small to read. */
const MOST_ON_SHEET = 12
/** Fewer are drawn as cheaply one by one. */
export const LEAST_ON_SHEET = 2
/** Pixels of a cell that is worth cutting out. */
const CELL_PIXELS = 1_000_000
/** What an empty cell costs, against the logarithm of a cell's wrong shape. */
const EMPTY_COST = 0.05
/** Rows or columns of a grid. */
const MOST_LINES = 4

/** Parts that together hold all items, as few and as even as can be. */
export function inSheets<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / MOST_ON_SHEET)
  const first = (sheet: number) => Math.round((items.length * sheet) / count)
  return Array.from({ length: count }, (_, sheet) => items.slice(first(sheet), first(sheet + 1)))
}

interface SheetGrid extends Grid {
  /** Width over height of the whole sheet, one that the model draws. */
  readonly sheetAspect: number
}

/**
 * The grid that gives its cells a shape nearest to the board's, within the shapes that the
 * model draws, with few empty cells.
 * @param aspect width over height of the board's pictures
 * @param offered the model's aspect ratios; absent where unknown
 */
export function gridFor(count: number, aspect: number, offered?: readonly string[]): SheetGrid {
  const grids: { readonly grid: SheetGrid; readonly cost: number }[] = []
  for (let rows = 1; rows <= MOST_LINES; rows += 1) {
    for (let columns = 1; columns <= MOST_LINES; columns += 1) {
      const empty = rows * columns - count
      // A whole row would be empty.
      if (empty < 0 || empty >= columns) continue
      const known = offered && offered.length > 0 ? offered : ASPECT_RATIOS
      const sheetAspect = ratioValue(nearestAspectRatio((aspect * columns) / rows, known))
      const cell = (sheetAspect * rows) / columns
      const cost = Math.abs(Math.log(cell / aspect)) + empty * EMPTY_COST
      grids.push({ grid: { rows, columns, aspect: cell, sheetAspect }, cost })
    }
  }
  const [first, ...others] = grids
  if (!first) throw new Error(`No grid holds ${count} cells`)
  return others.reduce((best, one) => (one.cost < best.cost ? one : best), first).grid
}

/** The size in pixels at which each cell is worth cutting out. */
export function sizeOfSheet({ rows, columns, sheetAspect }: SheetGrid): Size {
  const pixels = CELL_PIXELS * rows * columns
  const height = Math.sqrt(pixels / sheetAspect)
  return { width: Math.round(height * sheetAspect), height: Math.round(height) }
}
