import type { Project } from '../project/project.ts'
import type { Shot } from './shot.ts'

/** The shots that count: those that are not omitted. The same list where none is. */
export const countedShots = ({ shots }: Pick<Project, 'shots'>): readonly Shot[] =>
  shots.some(({ omitted }) => omitted) ? shots.filter(({ omitted }) => !omitted) : shots

/** The shots that a draft sheet shows: the board's that say what is in them. */
export const shotsOnSheet = (project: Pick<Project, 'shots'>): readonly Shot[] =>
  countedShots(project).filter(({ text }) => text.trim() !== '')
