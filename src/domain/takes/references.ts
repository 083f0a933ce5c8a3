import { countedShots } from '../board/counted-shots.ts'
import { type Shot, shownTake, type Take, takeNumber } from '../board/shot.ts'
import { numberOf } from '../board/shot-numbers.ts'
import { sentIdentityFrame } from '../clip/frames.ts'
import type { Project } from '../project/project.ts'
import type { ReferenceCount } from '../settings/settings.ts'

/**
 * Number of references of a drawing: the style picture, then the clip's frame, then an earlier
 * shot.
 */
export function referencesFor(project: Project, wanted: ReferenceCount): number {
  const frame = wanted >= 2 && sentIdentityFrame(project) ? 1 : 0
  return 1 + frame + (wanted >= 3 && countedShots(project).length > 1 ? 1 : 0)
}

export interface Anchor {
  readonly take: Take
  /** The shot's number. */
  readonly shot: string
  /** The take's number, counted from 1. */
  readonly number: number
}

/**
 * The earlier shot that keeps a board's pictures consistent: the first drawn one, the same for
 * every shot. A chain from shot to shot would lose contrast and detail at each link.
 */
export function anchorOf(project: Project, shot: Shot['id']): Anchor | undefined {
  for (const earlier of countedShots(project)) {
    if (earlier.id === shot) return undefined
    const take = shownTake(earlier)
    if (take) return { take, shot: numberOf(project, earlier.id), number: takeNumber(earlier, take) }
  }
  return undefined
}
