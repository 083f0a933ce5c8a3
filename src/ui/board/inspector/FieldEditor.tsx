import type { ComponentType } from 'react'
import type { FieldValue } from '../../../domain/board/edit-field.ts'
import { knownNames } from '../../../domain/board/known-names.ts'
import { sharedField } from '../../../domain/board/several.ts'
import type { Shot } from '../../../domain/board/shot.ts'
import type { ShotField } from '../../../domain/board/shot-fields.ts'
import { editShotField } from '../../../store/board/edits.ts'
import { editFieldOfAll } from '../../../store/board/several.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { fieldWords } from '../../words/en/fields.ts'
import { inspectorWords } from '../../words/en/inspector.ts'
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

interface FieldEditorProps extends Pick<EditorProps, 'row'> {
  /** A change applies to all of them, as one step to undo. */
  readonly shots: readonly Shot[]
  readonly inHead?: boolean
}

/** The editor of one field, as the table's row asks for it. */
export function FieldEditor({ shots, row, inHead = false }: FieldEditorProps) {
  const readOnly = useProjectStore((state) => state.readOnly)
  const project = useProjectStore((state) => state.project)
  const [key, { kind }] = row
  const Editor = OWN_EDITORS[key] ?? EDITORS[kind]
  const [shot] = shots
  if (!shot) return null
  const several = shots.length > 1
  const change = (value: FieldValue | undefined, takesBack?: boolean) =>
    several
      ? editFieldOfAll(new Set(shots.map(({ id }) => id)), row, value, takesBack)
      : editShotField(shot.id, row, value, takesBack)
  return (
    <Editor
      shot={shot}
      row={row}
      {...sharedField(shots, key)}
      several={several}
      label={fieldWords.names[key]}
      hint={inspectorWords.hints[key]}
      id={`field-${key}`}
      readOnly={readOnly}
      known={project ? knownNames(project, key) : []}
      inHead={inHead}
      onChange={(value, takesBack) => !readOnly && change(value, takesBack)}
    />
  )
}
