import { type ReactNode, useState } from 'react'
import { readNumber } from '../../domain/settings/typed-number.ts'
import { kitWords } from '../words/en/kit.ts'

interface NumberFieldProps {
  readonly label: ReactNode
  readonly id?: string
  /** Null for an empty field. */
  readonly value: number | null
  readonly range: { readonly min: number; readonly max: number }
  /** By how much an arrow key changes it: 1 unless given. */
  readonly step?: number
  /** The same with Shift. */
  readonly fineStep?: number
  /** Where arrow keys begin in an empty field: 0 unless given. */
  readonly from?: number | undefined
  /** Accepts fractions. */
  readonly fraction?: boolean
  /** Label of the empty value, for example "No limit"; absent if a value is required. */
  readonly none?: string
  readonly placeholder?: string
  readonly help?: string
  /** Formats the value in force: "$5.00". */
  readonly say?: (value: number) => string
  readonly readOnly?: boolean
  readonly onChange: (value: number | null) => void
}

/**
 * A number field that keeps what is typed and applies it once it parses and is in range; until then
 * the old value stays in force and the field says so. A text field, because `type=number` reports
 * unreadable input as empty and drops a comma.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, id, value, range, fraction, none, placeholder, help, say = String, onChange } = props
  const { step: wide = 1, fineStep = wide, from = 0, readOnly } = props
  const [typed, setTyped] = useState<string>()
  const text = typed ?? (value === null ? '' : String(value))
  const valid = read(text, props) !== undefined
  const still = value === null ? (none ?? '') : say(value)

  const take = (next: string) => {
    setTyped(next)
    const number = read(next, props)
    if (number !== undefined && number !== value) onChange(number)
  }
  const step = (by: number) => {
    const next = Math.min(range.max, Math.max(range.min, (value ?? from) + by))
    // Tenths do not add up exactly in binary.
    take(String(Number(next.toFixed(3))))
  }
  return (
    <label className="field">
      <span>{label}</span>
      <input
        id={id}
        className="input"
        role="spinbutton"
        inputMode={fraction ? 'decimal' : 'numeric'}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={text}
        readOnly={readOnly}
        aria-invalid={!valid}
        aria-valuemin={range.min}
        aria-valuemax={range.max}
        aria-valuenow={value ?? undefined}
        aria-valuetext={still || undefined}
        onChange={(event) => take(event.target.value)}
        // On blur the field shows the stored value again, which another tab may have changed.
        onBlur={() => valid && setTyped(undefined)}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
          if (by === 0 || readOnly || event.ctrlKey || event.metaKey || event.altKey) return
          event.preventDefault()
          step(by * (event.shiftKey ? fineStep : wide))
        }}
      />
      {valid ? (
        help && <span className="quiet">{help}</span>
      ) : (
        <span className="field-problem">
          {(none ? kitWords.outOfRangeOrEmpty : kitWords.outOfRange)(range.min, range.max, still)}
        </span>
      )}
    </label>
  )
}

/** Null for an allowed empty field; undefined for invalid input. */
function read(text: string, { range, fraction, none }: NumberFieldProps): number | null | undefined {
  if (text.trim() === '') return none === undefined ? undefined : null
  const number = readNumber(text)
  if (number === undefined || number < range.min || number > range.max) return undefined
  return fraction || Number.isInteger(number) ? number : undefined
}
