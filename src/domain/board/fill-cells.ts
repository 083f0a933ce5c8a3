import { readField } from '../engines/field-reader.ts'
import type { ShotId } from '../ids.ts'
import type { FieldValue } from './edit-field.ts'
import type { FieldChange } from './several.ts'
import type { ShotFieldKey } from './shot-fields.ts'

/** A cell whose words the reader does not understand: its value stays. */
export interface Misread {
  readonly id: ShotId
  readonly key: ShotFieldKey
  readonly said: string
}

export interface Filling {
  readonly changes: readonly FieldChange[]
  readonly misread: readonly Misread[]
  /** Cells with words that lie beyond the table. */
  readonly beyond: number
}

/** What a person may call a value in their own language. */
type ReadFirst = (key: ShotFieldKey, said: string) => FieldValue | undefined

/** What stands in a cell of a shot list for "nothing". */
const NOTHING = /^\s*(?:[-–—]|n\/a)?\s*$/i

/**
 * Reads one cell as the director's answers are read. An empty one takes the value out.
 * @returns the change, or the cell with what it said
 */
export function readCell(
  id: ShotId,
  key: ShotFieldKey,
  said: string,
  first: ReadFirst = () => undefined,
): FieldChange | Misread {
  if (NOTHING.test(said)) return { id, key, value: undefined }
  const value = first(key, said) ?? readField(key, said)
  return value === undefined ? { id, key, said } : { id, key, value }
}

/** True for a cell that was not understood. */
export const isMisread = (cell: FieldChange | Misread): cell is Misread => 'said' in cell

/**
 * Lays pasted cells over a table.
 * @param ids the rows from the one on which the first cell falls
 * @param keys the columns from the one on which the first cell falls
 */
export function fillCells(
  cells: readonly (readonly string[])[],
  ids: readonly ShotId[],
  keys: readonly ShotFieldKey[],
  first?: ReadFirst,
): Filling {
  const read: (FieldChange | Misread)[] = []
  let beyond = 0
  for (const [down, row] of cells.entries()) {
    for (const [across, said] of row.entries()) {
      const [id, key] = [ids[down], keys[across]]
      if (id && key) read.push(readCell(id, key, said, first))
      else if (!NOTHING.test(said)) beyond++
    }
  }
  return {
    changes: read.filter((cell) => !isMisread(cell)) as readonly FieldChange[],
    misread: read.filter(isMisread),
    beyond,
  }
}
