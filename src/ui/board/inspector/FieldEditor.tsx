import type { ComponentType } from 'react'
import type { ShotField } from '../../../domain/board/shot-fields.ts'
import { editShotField } from '../../../store/board/edits.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { fieldWords } from '../../words/en/fields.ts'
import type { EditorProps } from './editor-props.ts'
import { ListEditor } from './ListEditor.tsx'
import { MomentEditor } from './MomentEditor.tsx'
import { SecondsEditor } from './SecondsEditor.tsx'
import { SegmentsEditor } from './SegmentsEditor.tsx'
import { TermEditor } from './TermEditor.tsx'
import { LineEditor, TextEditor } from './TextEditor.tsx'

/** One editor for each kind of value. */
const EDITORS: Readonly<Record<ShotField['kind'], ComponentType<EditorProps>>> = {
  text: TextEditor,
  line: LineEditor,
  term: TermEditor,
  seconds: SecondsEditor,
  list: ListEditor,
}

/** Fields that are more than their kind. */
const OWN_EDITORS: Readonly<Record<string, ComponentType<EditorProps>>> = {
  direction: SegmentsEditor,
  eyeline: SegmentsEditor,
  sourceTime: MomentEditor,
}

interface FieldEditorProps extends Pick<EditorProps, 'shot' | 'row'> {
  readonly inHead?: boolean
}

/** The editor of one field, as the table's row asks for it. */
export function FieldEditor({ shot, row, inHead = false }: FieldEditorProps) {
  const readOnly = useProjectStore((state) => state.readOnly)
  const [key, { kind }] = row
  const Editor = OWN_EDITORS[key] ?? EDITORS[kind]
  return (
    <Editor
      shot={shot}
      row={row}
      label={fieldWords.names[key]}
      id={`field-${key}`}
      readOnly={readOnly}
      inHead={inHead}
      onChange={(value, takesBack) => !readOnly && editShotField(shot.id, row, value, takesBack)}
    />
  )
}
