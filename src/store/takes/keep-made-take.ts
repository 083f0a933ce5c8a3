import type { Shot, Take } from '../../domain/board/shot.ts'
import type { EditName } from '../../domain/project/edit-name.ts'
import { withOwnTake, withOwnTakeShown } from '../../domain/takes/own-picture.ts'
import { withTake } from '../../domain/takes/takes.ts'
import { commitProject, editProject } from '../project/edits.ts'
import { useProjectStore } from '../project/store.ts'

/**
 * Keeps and shows a take that a person made on this device. It is written as deleted and restored
 * as an undoable edit, so that undo leaves it among the deleted takes and loses no picture.
 */
export async function keepMadeTake(shot: Shot, take: Take, picture: Blob, edit: EditName): Promise<void> {
  const blobs = new Map([[take.blob, picture]])
  // The tab that took over gets it as it is: undo is that tab's own.
  if (useProjectStore.getState().readOnly)
    return commitProject((project) => withTake(project, shot, take), blobs)
  const put = commitProject((project) => withOwnTake(project, shot, take), blobs)
  editProject((project) => withOwnTakeShown(project, shot.id, take.id), { edit })
  await put
}
