import { ChevronDown } from 'lucide-react'
import { sharedField } from '../../../domain/board/several.ts'
import type { Shot } from '../../../domain/board/shot.ts'
import type { ShotFieldRow } from '../../../domain/board/shot-fields.ts'
import { editFieldOfAll } from '../../../store/board/several.ts'
import { useProjectStore } from '../../../store/project/store.ts'
import { fieldWords } from '../../words/en/fields.ts'
import { MIXED, TermOptions } from '../signs/TermOptions.tsx'

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
        className="term-choice"
        aria-label={fieldWords.names[key]}
        aria-readonly={readOnly || undefined}
        value={mixed ? MIXED : String(value ?? '')}
        onChange={(event) => {
          if (readOnly) return
          editFieldOfAll(new Set(shots.map(({ id }) => id)), row, event.target.value || undefined)
        }}
      >
        <TermOptions field={field} mixed={mixed} />
      </select>
    </span>
  )
}
