import { Select } from '../../kit/Select.tsx'
import { boardWords } from '../../words/en/board.ts'
import { inspectorWords as words } from '../../words/en/inspector.ts'
import { severalWords } from '../../words/en/several.ts'
import type { EditorProps } from './editor-props.ts'
import { SizeSign } from './SizeSign.tsx'

/** No term of any field. */
const MIXED = 'mixed'

/** One of the field's terms, or none. */
export function TermEditor({
  value,
  mixed,
  row: [, field],
  label,
  hint,
  id,
  readOnly,
  onChange,
}: EditorProps) {
  const names: Readonly<Record<string, string>> = boardWords.terms
  const terms = field.kind === 'term' ? field.terms : []
  const term = mixed ? MIXED : String(value ?? '')
  return (
    <div className="fact">
      <label htmlFor={id} title={hint}>
        {label}
      </label>
      <span className="term-select">
        <SizeSign term={term} />
        <Select
          id={id}
          // A select has no read-only state of its own: a choice leaves its value as it is.
          aria-readonly={readOnly || undefined}
          value={term}
          onChange={(event) => onChange(event.target.value || undefined)}
        >
          {mixed && (
            <option value={MIXED} disabled>
              {severalWords.mixed}
            </option>
          )}
          <option value="">{words.notSet}</option>
          {terms.map((term) => (
            <option key={term} value={term}>
              {names[term] ?? term}
            </option>
          ))}
        </Select>
      </span>
    </div>
  )
}
