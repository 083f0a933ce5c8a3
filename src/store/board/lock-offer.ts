import type { ProjectId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { createShown } from '../../lib/dom/shown-store.ts'

const offered = new Set<ProjectId>()

/** The project whose numbers somebody may lock now, because its board was handed over. */
export const useLockOffer = createShown<{ readonly project?: ProjectId | undefined }>(() => ({}))

/**
 * Offers to lock the numbers of a board that was handed over, once for each project and visit;
 * locked numbers need no offer.
 */
export function offerLock({ id, numbering }: Pick<Project, 'id' | 'numbering'>): void {
  if (numbering?.locked || offered.has(id)) return
  offered.add(id)
  useLockOffer.setState({ project: id })
}

export const endLockOffer = () => useLockOffer.setState({ project: undefined })
