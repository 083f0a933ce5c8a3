import type { ShotId } from '../ids.ts'
import type { Project } from '../project/project.ts'

/** The last shot of the list that is unfinished: it tells one list from another. */
export const lastWritten = ({ unfinishedList }: Pick<Project, 'unfinishedList'>): ShotId | undefined =>
  unfinishedList?.shots.at(-1)
