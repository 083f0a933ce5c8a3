import type { ProjectId } from '../../domain/ids.ts'
import type { Problem } from '../../domain/problem.ts'
import type { Project } from '../../domain/project/project.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { AppError } from '../../lib/errors.ts'
import type { SaveState } from '../../services/storage/autosave.ts'

/** Where on the screen a problem belongs. */
export type Place = 'video' | 'style' | 'style-words' | 'scene' | 'shots' | 'project'

interface ProjectState {
  readonly project?: Project | undefined
  /** Another tab writes this project; this tab shows what that one saves. */
  readonly readOnly: boolean
  readonly save: {
    readonly status: SaveState['status']
    /** Why it was not saved; stays during a retry. */
    readonly problem?: Problem
    /** Pictures that are in memory only. */
    readonly held?: { readonly count: number; readonly bytes: number }
    /** Everything else is on disk. */
    readonly wordsKept?: boolean
  }
  readonly problems: Readonly<Partial<Record<Place, Problem>>>
}

export const NOTHING_OPEN = {
  project: undefined,
  readOnly: false,
  save: { status: 'saved' },
  problems: {},
} as const

/** The open project as the screen shows it. Edits go through edits.ts, which writes them. */
export const useProjectStore = createShown<ProjectState>(() => NOTHING_OPEN)

/**
 * The open project. @throws AppError `cancelled` when it was closed, which ends a job that still
 * runs on it.
 */
export function openedProject(id?: ProjectId): Project {
  const { project } = useProjectStore.getState()
  if (!project || (id && project.id !== id)) throw new AppError('cancelled', { code: 'project-closed' })
  return project
}
