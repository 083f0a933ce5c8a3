import type { ReactNode } from 'react'
import { useTooltip } from './use-tooltip.ts'

interface ButtonProps {
  readonly children: ReactNode
  readonly onClick: () => void
  /** Why it cannot be pressed now; shown on hover and focus, read with the name. */
  readonly why?: string | undefined
  readonly primary?: boolean
  readonly wide?: boolean
  /** Without a frame: for what is at hand but seldom the next thing to do. */
  readonly plain?: boolean
  /** What pressing it will cost, said beside its name. */
  readonly price?: string | undefined
  /** The key that leads to it, for `aria-keyshortcuts`. */
  readonly keys?: string | undefined
}

/** A button that says why when it cannot be pressed: it stays focusable, so that everyone can find out. */
export function Button({
  children,
  onClick,
  why,
  primary = false,
  wide = false,
  plain,
  price,
  keys,
}: ButtonProps) {
  const className = ['button', primary && 'primary', wide && 'wide', plain && 'plain']
    .filter(Boolean)
    .join(' ')
  if (why === undefined) {
    return (
      <button
        type="button"
        className={className}
        onClick={onClick}
        aria-description={price}
        aria-keyshortcuts={keys}
      >
        {children}
        {price && (
          <span className="price" aria-hidden>
            {price}
          </span>
        )}
      </button>
    )
  }
  return (
    <HeldButton className={className} why={why} wide={wide} keys={keys}>
      {children}
    </HeldButton>
  )
}

interface HeldButtonProps {
  readonly className: string
  readonly why: string
  /** Such buttons stand in a stack. */
  readonly wide: boolean
  readonly keys: string | undefined
  readonly children: ReactNode
}

function HeldButton({ className, why, wide, keys, children }: HeldButtonProps) {
  const { anchor, tip } = useTooltip(wide)
  return (
    <>
      <button
        type="button"
        className={className}
        aria-disabled="true"
        aria-description={why}
        aria-keyshortcuts={keys}
        ref={anchor}
      >
        {children}
      </button>
      <span className="tooltip" popover="manual" aria-hidden ref={tip}>
        {why}
      </span>
    </>
  )
}
