import type { ShotId } from '../../../domain/ids.ts'
import { useTable } from '../../../store/board/table.ts'

/** Columns that are no fields. */
export const TICK = 'tick'
export const NUMBER = 'number'
export const PICTURE = 'picture'
export const ACTIONS = 'actions'
/** The one cell of an omitted shot, across all columns after the number. */
export const OMITTED = 'omitted'

/** Element id of a cell. */
export const cellId = (id: ShotId, column: string) => `cell-${id}-${column}`

/** Moves the focus to a cell, or to what stands in its place in the row of an omitted shot. */
export function focusCell(id: ShotId, column: string): void {
  const cell = document.getElementById(cellId(id, column)) ?? document.getElementById(cellId(id, OMITTED))
  cell?.focus()
}

/** The focus returns to the cell that was edited. */
export function focusCurrent(): void {
  const { row, column } = useTable.getState()
  if (row && column) focusCell(row, column)
}
