import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { useNarrow } from './use-narrow.ts'

interface FoldProps {
  readonly title: string
  /** What is chosen, in sight while it is folded. */
  readonly facts: string
  readonly children: ReactNode
}

/** A group of options under its title; on a phone it is folded. */
export function Fold({ title, facts, children }: FoldProps) {
  const isNarrow = useNarrow()
  if (!isNarrow) {
    return (
      <div className="hand-over-options">
        <h3 className="room-title">{title}</h3>
        {children}
      </div>
    )
  }
  return (
    <details className="fold">
      <summary>
        <span>{title}</span>
        <span className="quiet">{facts}</span>
        <ChevronDown aria-hidden />
      </summary>
      <div className="hand-over-options">{children}</div>
    </details>
  )
}
