import type { ShotId } from '../ids.ts'
import type { Project } from '../project/project.ts'
import { withWritten } from './board.ts'
import { countedShots } from './counted-shots.ts'
import type { ShotPlan } from './shot-fields.ts'

/** The shots that a new one is written between; at the end of a board there is none after it. */
export interface Neighbours {
  readonly before?: ShotPlan | undefined
  readonly after?: ShotPlan | undefined
}

/** A shot and the one behind it; neither where it is not on the board. */
export function neighboursOf(project: Pick<Project, 'shots'>, id: ShotId): Neighbours {
  const shots = countedShots(project)
  const place = shots.findIndex((shot) => shot.id === id)
  return place < 0 ? {} : { before: shots[place], after: shots[place + 1] }
}

/**
 * Puts a written shot behind another; at the end of the board where that one is gone, and on the
 * shelf where the board is full.
 */
export function withShotWritten(project: Project, earlier: ShotId, plan: ShotPlan, id: ShotId): Project {
  const place = project.shots.findIndex((shot) => shot.id === earlier)
  return withWritten(project, place < 0 ? project.shots.length : place + 1, [{ ...plan, id, takes: [] }])
}
