import { FRAME } from './shapes.ts'
import { signOf } from './term-signs.ts'

/** The sign of a size, an angle or a move; nothing for another term. */
export function TermSign({ term }: { readonly term: string }) {
  const path = signOf(term)
  if (!path) return null
  return (
    <svg className="term-sign" viewBox={`0 0 ${FRAME.width} ${FRAME.height}`} aria-hidden>
      <path d={path} fill="currentColor" />
    </svg>
  )
}
