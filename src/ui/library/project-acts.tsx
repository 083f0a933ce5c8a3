import type { ProjectId } from '../../domain/ids.ts'
import { deleteProject, duplicateProject, renameProject, restoreProject } from '../../store/library/edits.ts'
import { dismissDeleted, useLibraryStore } from '../../store/library/store.ts'
import { EXPORTS } from '../handover/exports.ts'
import { Button } from '../kit/Button.tsx'
import { kitWords } from '../words/en/kit.ts'
import { projectMenuWords as words } from '../words/en/project-menu.ts'
import type { ProjectAction } from './ProjectMenu.tsx'

/** What the menu of a project does, given its name, or a new one for `rename`. */
export const PROJECT_ACTS: Readonly<
  Record<ProjectAction, (project: ProjectId, name: string) => Promise<void>>
> = {
  rename: renameProject,
  duplicate: duplicateProject,
  export: EXPORTS.project,
  delete: deleteProject,
}

/** Offers the project back that was deleted last. It is loaded with what deletes. */
export function JustDeleted() {
  const deleted = useLibraryStore((state) => state.deleted)
  if (!deleted) return null
  return (
    <div className="notice" role="status">
      <p>
        <strong>{words.deleted(<bdi>{deleted.name}</bdi>)}</strong> {words.deletedHelp}
      </p>
      <div className="row">
        <Button onClick={() => void restoreProject(deleted.id)}>{words.undo}</Button>
        <Button onClick={dismissDeleted}>{kitWords.dismiss}</Button>
      </div>
    </div>
  )
}
