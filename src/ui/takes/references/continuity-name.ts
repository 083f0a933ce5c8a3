import type { Continuity } from '../../../domain/board/reference.ts'
import type { Project } from '../../../domain/project/project.ts'
import { anchorOf } from '../../../domain/takes/continuity.ts'
import { takeReference } from '../../../domain/takes/reference-sources.ts'
import { referenceListWords as words } from '../../words/en/reference-list.ts'
import { referenceText } from '../../words/reference-text.ts'

/** "Previous", "Anchor: Shot 12, take 1": a way to stay consistent, and by which take. */
export function continuityName(project: Project, how: Continuity): string {
  const anchor = how === 'anchor' ? anchorOf(project) : undefined
  if (!anchor) return words.continuities[how]
  const { shot, take } = anchor
  return words.anchorIs(referenceText({ role: 'continuity', ...takeReference(project, shot, take) }))
}
