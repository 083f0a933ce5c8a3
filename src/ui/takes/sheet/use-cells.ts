import { useEffect, useState } from 'react'
import { type Problem, problemOf } from '../../../domain/problem.ts'
import type { Sheet } from '../../../domain/takes/sheet.ts'
import { type EditedCell, toEdit } from '../../../domain/takes/sheet-cells.ts'
import { findSheetCells } from '../../../store/takes/sheets.ts'

/** What is known of a sheet's cells. */
export interface SheetCells {
  readonly status: 'looking' | 'found' | 'none' | 'failed'
  /** Degrees that the sheet is turned, clockwise. */
  readonly turn: number
  readonly cells: readonly EditedCell[]
  readonly problem?: Problem
}

const LOOKING: SheetCells = { status: 'looking', turn: 0, cells: [] }

/** Looks for the cells of a sheet, and holds what a person changes about them. */
export function useCells(sheet: Sheet): readonly [SheetCells, (next: readonly EditedCell[]) => void] {
  const [state, setState] = useState(LOOKING)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a sheet never changes.
  useEffect(() => {
    const abort = new AbortController()
    findSheetCells(sheet, abort.signal).then(
      (found) => {
        if (!found) return setState({ status: 'none', turn: 0, cells: [] })
        const cells = toEdit(found, sheet.shots.length)
        setState({ status: 'found', turn: found.turn, cells })
      },
      (error: unknown) => {
        if (!abort.signal.aborted) setState({ ...LOOKING, status: 'failed', problem: problemOf(error) })
      },
    )
    return () => abort.abort()
  }, [sheet.id])
  return [state, (cells) => setState((now) => ({ ...now, status: 'found', cells }))]
}
