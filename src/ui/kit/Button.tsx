import { type ReactNode, type RefObject, useRef } from 'react'
import { useTooltip } from './use-tooltip.ts'

interface ButtonProps {
  readonly children: ReactNode
  readonly onClick: () => void
  /** Why it is disabled; shown on hover and focus, and read with the name. */
  readonly why?: string | undefined
  readonly primary?: boolean
  readonly wide?: boolean
  /** Borderless, for secondary actions. */
  readonly plain?: boolean
  /** Estimated price, shown beside the name. */
  readonly price?: string | undefined
  /** Shortcut, for `aria-keyshortcuts`. */
  readonly keys?: string | undefined
}

/**
 * A button that explains why it is disabled. It stays focusable, so that everyone can read the
 * reason, and stays the same element, so that focus survives the change.
 */
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
  const button = useRef<HTMLButtonElement>(null)
  const held = why !== undefined
  const className = ['button', primary && 'primary', wide && 'wide', plain && 'plain']
    .filter(Boolean)
    .join(' ')
  return (
    <>
      <button
        type="button"
        className={className}
        aria-disabled={held || undefined}
        aria-description={why ?? price}
        aria-keyshortcuts={keys}
        onClick={held ? undefined : onClick}
        ref={button}
      >
        {children}
        {price && !held && (
          <span className="price" aria-hidden>
            {price}
          </span>
        )}
      </button>
      {held && <Reason text={why} anchor={button} beside={wide} />}
    </>
  )
}

interface ReasonProps {
  readonly text: string
  readonly anchor: RefObject<HTMLButtonElement | null>
  /** True in a vertical stack of buttons. */
  readonly beside: boolean
}

function Reason({ text, anchor, beside }: ReasonProps) {
  const tip = useTooltip(anchor, beside)
  return (
    <span className="tooltip" popover="manual" aria-hidden ref={tip}>
      {text}
    </span>
  )
}
