import type { Misread } from '../../domain/board/fill-cells.ts'
import type { Grouping } from '../../domain/board/group-shots.ts'
import type { ShotId } from '../../domain/ids.ts'
import { createShown } from '../../lib/dom/shown-store.ts'

interface TableState {
  /** The cell that Tab leads to. */
  readonly row?: ShotId | undefined
  readonly column?: string | undefined
  /** That cell is being edited. */
  readonly editing: boolean
  /** What the last typing or pasting did not understand. */
  readonly misread: readonly Misread[]
  /** Pasted cells that lay beyond the table. */
  readonly beyond: number
  /** The inspector was asked for from the table; ticks alone do not open it. */
  readonly inspects: boolean
  /** The field by which the rows are gathered; undefined leaves them in the order of the board. */
  readonly group?: Grouping | undefined
  /** Sources and steps stand beside the table. */
  readonly sources: boolean
}

/** Where somebody is in the table. It is a view, so it is neither saved nor undone. */
export const useTable = createShown<TableState>(() => ({
  editing: false,
  misread: [],
  beyond: 0,
  inspects: false,
  sources: false,
}))

export const editCell = () => useTable.setState({ editing: true })

export const endEditing = () => useTable.setState({ editing: false })

export const forgetMisread = () => useTable.setState({ misread: [], beyond: 0 })
