import { type ReactNode, type RefObject, useRef } from 'react'
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

/**
 * A button that says why when it cannot be pressed: it stays focusable, so that everyone can find
 * out, and stays the same element, so that whoever pressed it is still on it.
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
  /** Such buttons stand in a stack. */
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
