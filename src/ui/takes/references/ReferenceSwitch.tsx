interface ReferenceSwitchProps {
  readonly id: string
  readonly name: string
  readonly help: string
  readonly checked: boolean
  readonly readOnly: boolean
  readonly onChange: (checked: boolean) => void
}

/** A switch with what it does below its name. */
export function ReferenceSwitch({ id, name, help, checked, readOnly, onChange }: ReferenceSwitchProps) {
  return (
    <label className="reference-switch">
      <input
        type="checkbox"
        role="switch"
        aria-labelledby={id}
        aria-describedby={`${id}-help`}
        aria-readonly={readOnly || undefined}
        checked={checked}
        aria-checked={checked}
        onChange={({ target }) => !readOnly && onChange(target.checked)}
      />
      <span>
        <span id={id}>{name}</span>
        <span className="quiet" id={`${id}-help`}>
          {help}
        </span>
      </span>
    </label>
  )
}
