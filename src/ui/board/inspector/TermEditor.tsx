import { Select } from '../../kit/Select.tsx'
import { MIXED, TermOptions } from '../signs/TermOptions.tsx'
import { TermSign } from '../signs/TermSign.tsx'
import type { EditorProps } from './editor-props.ts'

/** One of the field's terms, or none. */
export function TermEditor({ value, mixed, row, label, hint, id, readOnly, onChange }: EditorProps) {
  const term = mixed ? MIXED : String(value ?? '')
  return (
    <div className="fact">
      <label htmlFor={id} title={hint}>
        {label}
      </label>
      <span className="term-select">
        <TermSign term={term} />
        <Select
          id={id}
          className="input term-choice"
          // A select has no read-only state of its own: a choice leaves its value as it is.
          aria-readonly={readOnly || undefined}
          value={term}
          onChange={(event) => onChange(event.target.value || undefined)}
        >
          <TermOptions field={row[1]} mixed={mixed} />
        </Select>
      </span>
    </div>
  )
}
