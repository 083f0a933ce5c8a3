import type { ReactNode } from 'react'

interface WhyButtonProps {
  readonly label: string
  /** Why it is disabled; in its tooltip, and read with the name. */
  readonly why: string | undefined
  readonly onClick: () => void
  readonly children: ReactNode
}

/** An icon that explains why it is disabled, and stays focusable, so that it can be read. */
export function WhyButton({ label, why, onClick, children }: WhyButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={why ?? label}
      aria-disabled={why !== undefined || undefined}
      aria-description={why}
      onClick={why === undefined ? onClick : undefined}
    >
      {children}
    </button>
  )
}
