interface BarProps {
  /** Without a label it is hidden from screen readers, because text beside it says the same. */
  readonly label?: string
  /** The done part of `total`; undefined while unknown. */
  readonly done: number | undefined
  /** 1 if `done` is a fraction. */
  readonly total?: number
  /** Read aloud in place of the figures. */
  readonly text?: string
  readonly thin?: boolean
}

/** A progress bar. `<progress>` cannot be styled alike across browsers. */
export function Bar({ label, done, total = 1, text, thin = false }: BarProps) {
  const kind = [thin && 'bar-thin', done === undefined && 'is-unknown'].filter(Boolean)
  return (
    <span
      className={['bar', ...kind].join(' ')}
      role="progressbar"
      aria-label={label}
      aria-hidden={label === undefined || undefined}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      aria-valuetext={text}
    >
      {/* What is unknown has no end that a share could run back from. */}
      <span
        key={String(done === undefined)}
        style={{ transform: `scaleX(${done === undefined ? 1 : done / total})` }}
      />
    </span>
  )
}
