import type { Shot } from '../../../domain/board/shot.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { inspectorWords as words } from '../../words/en/inspector.ts'
import { FieldEditor } from './FieldEditor.tsx'
import { fieldGroups } from './field-groups.ts'

/** Every field of a shot, or of several at once, in groups. */
export function ShotFields({ shots }: { readonly shots: readonly Shot[] }) {
  const readOnly = useProjectStore((state) => state.readOnly)
  return (
    <div className="facts">
      {readOnly && (
        <p className="notice" role="note">
          {words.readOnly}
        </p>
      )}
      {fieldGroups().map(({ id, rows }) => (
        <fieldset key={id} className="fact-group">
          <legend className="visually-hidden">{words.groups[id]}</legend>
          {rows.map((row) => (
            <FieldEditor key={row[0]} shots={shots} row={row} />
          ))}
        </fieldset>
      ))}
    </div>
  )
}
