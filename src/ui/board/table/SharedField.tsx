import { ChevronDown } from 'lucide-react'
import { sharedField } from '../../../domain/board/several.ts'
import type { Shot } from '../../../domain/board/shot.ts'
import type { ShotFieldRow } from '../../../domain/board/shot-fields.ts'
import { editFieldOfAll } from '../../../store/board/several.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { fieldWords } from '../../words/en/fields.ts'
import { severalWords } from '../../words/en/several.ts'
import { tableWords as words } from '../../words/en/table.ts'
import { termText } from './cell-text.ts'

/** Sets a field of several shots. It shows the field's name; what they have is told by its list. */
export function SharedField({ shots, row }: { readonly shots: readonly Shot[]; readonly row: ShotFieldRow }) {
  const readOnly = useProjectStore((state) => state.readOnly)
  const [key, field] = row
  const { value, mixed } = sharedField(shots, key)
  return (
    <span className="selected-field">
      <span aria-hidden>{fieldWords.names[key]}</span>
      <ChevronDown aria-hidden />
      <select
        aria-label={fieldWords.names[key]}
        aria-readonly={readOnly || undefined}
        value={mixed ? 'mixed' : String(value ?? '')}
        onChange={(event) => {
          if (readOnly) return
          editFieldOfAll(new Set(shots.map(({ id }) => id)), row, event.target.value || undefined)
        }}
      >
        <option value="">{words.none}</option>
        {mixed && (
          <option value="mixed" disabled>
            {severalWords.mixed}
          </option>
        )}
        {(field.kind === 'term' ? field.terms : []).map((term) => (
          <option key={term} value={term}>
            {termText(term)}
          </option>
        ))}
      </select>
    </span>
  )
}
