import type { LucideIcon } from 'lucide-react'
import type { Fold } from './use-fold.ts'

interface FoldButtonProps {
  readonly fold: Fold
  readonly label: string
  readonly icon: LucideIcon
}

/** Shows what a narrow bar folds; absent while all of it has room. */
export function FoldButton({ fold: { open, id, button, toggle }, label, icon: Icon }: FoldButtonProps) {
  return (
    <button
      type="button"
      className="icon-button bar-more"
      aria-label={label}
      aria-expanded={open}
      aria-controls={id}
      onClick={toggle}
      ref={button}
    >
      <Icon aria-hidden />
    </button>
  )
}
