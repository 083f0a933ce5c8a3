import type { ShotFieldKey } from '../../domain/board/shot-fields.ts'
import type { EditName, FieldEdit } from '../../domain/project/edit-name.ts'
import { fieldWords } from './en/fields.ts'
import { projectWords } from './en/project.ts'

const isFieldEdit = (edit: EditName): edit is FieldEdit => edit.startsWith('field-')

/** "Move shot"; for a field of a shot the field's name, as in "Size". */
export const editText = (edit: EditName): string =>
  isFieldEdit(edit) ? fieldWords.names[edit.slice('field-'.length) as ShotFieldKey] : projectWords.edits[edit]
