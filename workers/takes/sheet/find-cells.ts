import type { Grid } from '../../../src/domain/takes/grid.ts'
import type { FoundCells } from '../../../src/domain/takes/sheet-cells.ts'
import { cleaned } from './clean-edges.ts'
import { findGrid } from './find-grid.ts'
import { levelled } from './level.ts'
import type { SheetPicture } from './sheet-picture.ts'

/**
 * Finds the cells of a sheet, without what a model draws around pictures.
 * @returns undefined where the sheet does not show the grid that was asked for
 */
export function findCells(picture: SheetPicture, asked: Grid): FoundCells | undefined {
  const grid = findGrid(picture, asked)
  if (!grid || grid.rows !== asked.rows || grid.columns !== asked.columns) return undefined
  const inner = cleaned(levelled(picture, grid.turn), grid.cells, grid.turn !== 0)
  const cells = grid.cells.flatMap(({ row, column, sure }, i) => {
    const rectangle = inner[i]
    return rectangle ? [{ cell: row * grid.columns + column, rectangle, sure }] : []
  })
  return { turn: grid.turn, cells }
}
