import { countedShots } from '../board/counted-shots.ts'
import { withNumbersLocked } from '../board/locked-numbers.ts'
import type { ShotId } from '../ids.ts'
import type { Project } from '../project/project.ts'

/** The board with some of its shots, for files only: they keep the numbers that they have there. */
export const withOnlyShots = (project: Project, ids: ReadonlySet<ShotId>): Project => ({
  ...withNumbersLocked(project),
  shots: withNumbersLocked(project).shots.filter(({ id }) => ids.has(id)),
})

/** How many of the shots that count are among these. */
export const countAmong = (project: Project, ids: ReadonlySet<ShotId>): number =>
  countedShots(project).filter(({ id }) => ids.has(id)).length
