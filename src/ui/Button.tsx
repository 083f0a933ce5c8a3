import { Tooltip } from '@base-ui/react/tooltip'
import type { ReactNode } from 'react'

interface ButtonProps {
  readonly children: ReactNode
  readonly onClick: () => void
  /** Why it cannot be pressed now; shown on hover and focus, read with the name. */
  readonly why?: string | undefined
  readonly primary?: boolean
  readonly wide?: boolean
  /** What pressing it will cost, said beside its name. */
  readonly price?: string | undefined
}

/** A button that says why when it cannot be pressed: it stays focusable, so that everyone can find out. */
export function Button({ children, onClick, why, primary = false, wide = false, price }: ButtonProps) {
  const className = ['button', primary && 'primary', wide && 'wide'].filter(Boolean).join(' ')
  if (why === undefined) {
    return (
      <button type="button" className={className} onClick={onClick} aria-description={price}>
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
    <Tooltip.Root>
      <Tooltip.Trigger
        render={<button type="button" className={className} aria-disabled="true" aria-description={why} />}
        delay={150}
        closeOnClick={false}
      >
        {children}
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6}>
          <Tooltip.Popup className="tooltip">{why}</Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
