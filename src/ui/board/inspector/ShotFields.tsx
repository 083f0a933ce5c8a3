import type { Shot } from '../../../domain/board/shot.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { inspectorWords as words } from '../../words/en/inspector.ts'
import { FieldEditor } from './FieldEditor.tsx'
import { fieldGroups } from './field-groups.ts'

/** Every field of a shot, in groups. */
export function ShotFields({ shot }: { readonly shot: Shot }) {
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
            <FieldEditor key={row[0]} shot={shot} row={row} />
          ))}
        </fieldset>
      ))}
    </div>
  )
}
