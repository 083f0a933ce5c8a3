import type { Grid } from '../../../src/domain/takes/grid.ts'
import type { FoundCells, PixelRectangle } from '../../../src/domain/takes/sheet-cells.ts'

/** The contract of the worker that cuts draft sheets. Types only. */
export interface SheetApi {
  /** Finds the cells; undefined where the sheet does not show the grid that was asked for. */
  find(sheet: Blob, asked: Grid): Promise<FoundCells | undefined>
  /** Cuts parts out as PNG, without loss where the sheet is not turned. */
  cut(sheet: Blob, turn: number, parts: readonly PixelRectangle[]): Promise<readonly Blob[]>
}
