import { LIMITS } from '../../project/limits.ts'
import type { Project } from '../../project/project.ts'
import type { Version } from './version.ts'

/** Room for the list of media, and for what the project grows by. */
const SHARE = 0.5

/** True where a project with these versions can be exported, and imported again. */
export function fitsFile(project: Project, versions: readonly Version[]): boolean {
  if (versions.length > LIMITS.listed) return false
  const letters = [project, ...versions].reduce((sum, one) => sum + JSON.stringify(one, null, 2).length, 0)
  // A letter takes three bytes at most where it counts as one here.
  return letters * 3 < LIMITS.manifestBytes * SHARE
}
