interface BarProps {
  /** Without a name it is hidden from screen readers: words beside it say the same. */
  readonly label?: string
  /** How much of `total` is done; undefined while nobody knows. */
  readonly done: number | undefined
  /** 1 where `done` is a share. */
  readonly total?: number
  /** Read in place of the figures. */
  readonly text?: string
  readonly thin?: boolean
}

/** How far something is. Not a `<progress>`: each browser draws that with parts of its own. */
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
      <span style={{ transform: `scaleX(${done === undefined ? 1 : done / total})` }} />
    </span>
  )
}
