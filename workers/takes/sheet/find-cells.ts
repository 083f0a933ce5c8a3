import type { Grid } from '../../../src/domain/takes/grid.ts'
import type { FoundCells, PixelRectangle } from '../../../src/domain/takes/sheet-cells.ts'
import { cleaned } from './clean-edges.ts'
import { findGrid } from './find-grid.ts'
import { levelled } from './level.ts'
import type { SheetPicture } from './sheet-picture.ts'

/**
 * Finds the cells of a sheet, without what a model draws around pictures.
 * @param factor pixels of the sheet to one of `picture`, which may be smaller
 * @returns undefined where the sheet does not show the grid that was asked for
 */
export function findCells(picture: SheetPicture, asked: Grid, factor = 1): FoundCells | undefined {
  const grid = findGrid(picture, asked)
  if (!grid || grid.rows !== asked.rows || grid.columns !== asked.columns) return undefined
  const inner = cleaned(levelled(picture, grid.turn), grid.cells, grid.turn !== 0)
  const cells = grid.cells.map(({ row, column, sure }, i) => ({
    cell: row * grid.columns + column,
    rectangle: enlarged(inner[i] as PixelRectangle, factor),
    sure,
  }))
  return { turn: grid.turn, cells }
}

/** A part of a smaller picture in the larger one, without the pixels that both sides share. */
function enlarged({ x, y, width, height }: PixelRectangle, factor: number): PixelRectangle {
  if (factor === 1) return { x, y, width, height }
  const inset = Math.ceil(factor)
  const [left, top] = [Math.round(x * factor) + inset, Math.round(y * factor) + inset]
  return {
    x: left,
    y: top,
    width: Math.round((x + width) * factor) - inset - left,
    height: Math.round((y + height) * factor) - inset - top,
  }
}
