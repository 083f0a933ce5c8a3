import { Info, TriangleAlert } from 'lucide-react'
import type { FindingLevel } from '../../domain/findings/rules.ts'

/** A triangle for a warning, a circle for a note. */
export function FindingIcon({ level }: { readonly level: FindingLevel }) {
  const Icon = level === 'warning' ? TriangleAlert : Info
  return <Icon className="finding-icon" aria-hidden />
}
