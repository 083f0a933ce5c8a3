import type { FieldValue } from '../../domain/board/edit-field.ts'
import { fillCells, isMisread, readCell } from '../../domain/board/fill-cells.ts'
import { groupShots } from '../../domain/board/group-shots.ts'
import { cellsIn } from '../../domain/board/pasted-cells.ts'
import { withFields } from '../../domain/board/several.ts'
import type { ShotFieldKey } from '../../domain/board/shot-fields.ts'
import type { ShotId } from '../../domain/ids.ts'
import { editProject } from '../project/edits.ts'
import { useProjectStore } from '../project/store.ts'
import { editFields } from './several.ts'
import { useTable } from './table.ts'

/** The shots of the table in the order of its rows. */
export function shownRows(): readonly ShotId[] {
  const { project } = useProjectStore.getState()
  return groupShots(project?.shots ?? [], useTable.getState().group).flatMap(({ shots }) =>
    shots.map(({ id }) => id),
  )
}

/** A person's own words for a value, in the language of the screen. */
type Spoken = (key: ShotFieldKey, said: string) => FieldValue | undefined

/** Writes what was typed into a cell; what is not understood is named, and changes nothing. */
export function typeIntoCell(id: ShotId, key: ShotFieldKey, said: string, spoken: Spoken): void {
  const read = readCell(id, key, said, spoken)
  useTable.setState({ misread: isMisread(read) ? [read] : [], beyond: 0 })
  if (!isMisread(read)) setCell(id, key, read.value)
}

/** Sets a field of a shot, each time as a step of its own; undefined takes the value out. */
export const setCell = (id: ShotId, key: ShotFieldKey, value: FieldValue | undefined) =>
  editProject((project) => withFields(project, [{ id, key, value }]), {
    edit: key === 'text' ? 'shot-text' : `field-${key}`,
  })

/**
 * Fills cells from one on with those of a spreadsheet, as one step to undo. Omitted shots are
 * passed over.
 * @param keys the columns from that cell on
 */
export function pasteCells(text: string, from: ShotId, keys: readonly ShotFieldKey[], spoken: Spoken): void {
  const { project, readOnly } = useProjectStore.getState()
  if (!project || readOnly) return
  const omitted = new Set(project.shots.filter((shot) => shot.omitted).map(({ id }) => id))
  const rows = shownRows()
  const ids = rows.slice(rows.indexOf(from)).filter((id) => !omitted.has(id))
  const { changes, misread, beyond } = fillCells(cellsIn(text), ids, keys, spoken)
  useTable.setState({ misread, beyond })
  if (changes.length > 0) editFields(changes)
}
