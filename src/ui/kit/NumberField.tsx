import { useState } from 'react'
import { readNumber } from '../../domain/settings/typed-number.ts'
import { kitWords } from '../words/en/kit.ts'

interface NumberFieldProps {
  readonly label: string
  readonly id?: string
  /** Null stands for the empty field. */
  readonly value: number | null
  readonly range: { readonly min: number; readonly max: number }
  /** Takes numbers with a fraction. */
  readonly fraction?: boolean
  /** What an emptied field stands for: "No limit"; without it the field may not be empty. */
  readonly none?: string
  readonly placeholder?: string
  readonly help?: string
  /** How the value that holds is called: "$5.00". */
  readonly say?: (value: number) => string
  readonly onChange: (value: number | null) => void
}

/**
 * What is typed stands while it is typed; it holds once it can be read and is in range, and until
 * then the old value does, and the field says so. A field of text, because a browser's own number
 * field gives what it cannot read as empty, and drops a comma.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, id, value, range, fraction, none, placeholder, help, say = String, onChange } = props
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
    const next = Math.min(range.max, Math.max(range.min, (value ?? range.min) + by))
    take(String(next))
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
        aria-invalid={!valid}
        aria-valuemin={range.min}
        aria-valuemax={range.max}
        aria-valuenow={value ?? undefined}
        aria-valuetext={still || undefined}
        onChange={(event) => take(event.target.value)}
        // What another tab sets is shown here too, unless something is being typed.
        onBlur={() => valid && setTyped(undefined)}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
          if (by === 0 || event.ctrlKey || event.metaKey || event.altKey) return
          event.preventDefault()
          step(by)
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

/** Null for a field that may be empty and is; undefined for what does not hold. */
function read(text: string, { range, fraction, none }: NumberFieldProps): number | null | undefined {
  if (text.trim() === '') return none === undefined ? undefined : null
  const number = readNumber(text)
  if (number === undefined || number < range.min || number > range.max) return undefined
  return fraction || Number.isInteger(number) ? number : undefined
}
