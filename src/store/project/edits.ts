import type { BlobId, FrameId } from '../../domain/ids.ts'
import { fitLine } from '../../domain/project/limits.ts'
import type { Project } from '../../domain/project/project.ts'
import { AppError } from '../../lib/errors.ts'
import { setProblem } from '../jobs/problems.ts'
import { stepBack, stepForward, type UndoName, useHistoryStore } from './history.ts'
import { useProjectStore } from './store.ts'
import { writeAtOnce, writeSoon } from './writer.ts'

/**
 * Edits the open project and schedules a write. With a name the edit can be undone. An edit that
 * changes nothing leaves no trace.
 */
export function editProject(change: (project: Project) => Project, undo?: UndoName): void {
  if (mayWrite()) writeSoon(change, undo)
}

/** Edits the open project and writes it at once with its new media and without `drops`. */
export async function commitProject(
  change: (project: Project) => Project,
  blobs: ReadonlyMap<BlobId, Blob> = new Map(),
  drops: readonly BlobId[] = [],
  undo?: UndoName,
): Promise<void> {
  const { project, readOnly } = useProjectStore.getState()
  // Results that arrive after a take-over go to the tab that writes.
  if (project && readOnly && blobs.size > 0)
    return (await import('./deliver-late.ts')).deliverLate(project, change, blobs, undo?.edit)
  if (mayWrite()) await writeAtOnce(change, blobs, drops, undo)
}

/** Shows why an edit is refused where another tab writes. */
function mayWrite(): boolean {
  const { readOnly } = useProjectStore.getState()
  if (readOnly) setProblem('project', new AppError('read-only'))
  return !readOnly
}

/** Undoes the last edit; pictures that arrived since stay. */
export const undoEdit = () => travel(stepBack)

/** Redoes the last undone edit. */
export const redoEdit = () => travel(stepForward)

function travel(step: typeof stepBack): void {
  const { project } = useProjectStore.getState()
  const travelled = project && step(project, useHistoryStore.getState())
  if (!travelled) return
  editProject(() => travelled.project)
  useHistoryStore.setState(travelled.history)
}

export const chooseIdentityFrame = (identityFrame: FrameId) =>
  editProject((project) => ({ ...project, identityFrame }), { edit: 'identity-frame' })

export const renameOpenProject = (name: string, takesBack = false) =>
  editProject((project) => ({ ...project, name: fitLine(name) }), {
    edit: 'rename',
    group: 'name',
    takesBack,
  })
