import type { FieldValue } from '../../../domain/board/edit-field.ts'
import type { Shot } from '../../../domain/board/shot.ts'
import type { ShotFieldRow } from '../../../domain/board/shot-fields.ts'

/** What each kind of editor gets. */
export interface EditorProps {
  readonly shot: Shot
  readonly row: ShotFieldRow
  readonly value: FieldValue | undefined
  /** Several shots are edited, and they differ in this field. */
  readonly mixed: boolean
  /** Several shots are edited; `shot` is the first of them. */
  readonly several: boolean
  readonly label: string
  /** What the field is for; undefined where its name says so. */
  readonly hint: string | undefined
  /** Element id of the control, which a label names. */
  readonly id: string
  readonly readOnly: boolean
  /** What it may be filled with, beside words of one's own. */
  readonly known?: readonly string[]
  /** In the head, where the name stands in the empty box and not beside it. */
  readonly inHead?: boolean
  /** `takesBack`: the browser undid typing. Undefined takes the value out. */
  readonly onChange: (value: FieldValue | undefined, takesBack?: boolean) => void
}
