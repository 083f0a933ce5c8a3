import type { Project } from '../project/project.ts'
import type { Shot } from './shot.ts'

/** The shots that count: those that are not omitted. The same list where none is. */
export const countedShots = ({ shots }: Pick<Project, 'shots'>): readonly Shot[] =>
  shots.some(({ omitted }) => omitted) ? shots.filter(({ omitted }) => !omitted) : shots
