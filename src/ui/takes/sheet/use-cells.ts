import { useEffect, useState } from 'react'
import { type Problem, problemOf } from '../../../domain/problem.ts'
import type { Sheet } from '../../../domain/takes/sheet.ts'
import { type EditedCell, type FoundCells, toEdit } from '../../../domain/takes/sheet-cells.ts'
import { findSheetCells } from '../../../store/takes/sheets.ts'

/** What is known of a sheet's cells. */
export interface SheetCells {
  readonly status: 'looking' | 'found' | 'none' | 'failed'
  /** Degrees that the sheet is turned, clockwise. */
  readonly turn: number
  readonly cells: readonly EditedCell[]
  readonly problem?: Problem
}

type Search =
  | { readonly status: 'looking' | 'none' }
  | { readonly status: 'found'; readonly found: FoundCells }
  | { readonly status: 'failed'; readonly problem: Problem }

const LOOKING: Search = { status: 'looking' }

/** The cells of a sheet: as a person left them, else as they are found. */
export function useCells(sheet: Sheet): SheetCells {
  const [search, setSearch] = useState<Search>(LOOKING)
  const isCut = sheet.cut !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: a sheet's picture never changes.
  useEffect(() => {
    if (isCut || search.status !== 'looking') return
    const abort = new AbortController()
    findSheetCells(sheet, abort.signal).then(
      (found) => setSearch(found ? { status: 'found', found } : { status: 'none' }),
      (error: unknown) => {
        if (!abort.signal.aborted) setSearch({ status: 'failed', problem: problemOf(error) })
      },
    )
    return () => abort.abort()
  }, [sheet.id, isCut])
  if (sheet.cut) return { status: 'found', ...sheet.cut }
  if (search.status !== 'found') return { turn: 0, cells: [], ...search }
  return { status: 'found', turn: search.found.turn, cells: toEdit(search.found, sheet.shots.length) }
}
