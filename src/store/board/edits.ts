import {
  withNewShot,
  withoutShot,
  withShot,
  withShotFromShelf,
  withShotMoved,
} from '../../domain/board/board.ts'
import { shownTake } from '../../domain/board/shot.ts'
import type { ShotId, TakeId } from '../../domain/ids.ts'
import { fitText } from '../../domain/project/limits.ts'
import { withStar, withTakeDeleted, withTakeRestored } from '../../domain/takes/takes.ts'
import { newId } from '../../lib/ids.ts'
import { editProject } from '../project/edits.ts'

/** The user's edits; each can be undone. */
export const editContext = (context: string, takesBack = false) =>
  editProject((project) => ({ ...project, context: fitText(context, project.context) }), {
    edit: 'scene',
    group: 'context',
    takesBack,
  })

export const chooseShotCount = (shotCount: number) =>
  editProject((project) => ({ ...project, settings: { ...project.settings, shotCount } }), {
    edit: 'shot-count',
  })

export const editShotText = (id: ShotId, text: string, takesBack = false) =>
  editProject((project) => withShot(project, id, (shot) => ({ ...shot, text: fitText(text, shot.text) })), {
    edit: 'shot-text',
    group: `text:${id}`,
    takesBack,
  })

export const addShot = () =>
  editProject((project) => withNewShot(project, newId<ShotId>()), { edit: 'add-shot' })

/** -1 moves the shot earlier, 1 later. */
export const moveShot = (id: ShotId, by: 1 | -1) =>
  editProject((project) => withShotMoved(project, id, by), { edit: 'move-shot' })

export const deleteShot = (id: ShotId) =>
  editProject((project) => withoutShot(project, id), { edit: 'delete-shot' })

export const bringBackShot = (id: ShotId) =>
  editProject((project) => withShotFromShelf(project, id), { edit: 'put-back' })

/** The shown take may be shown without being chosen; choosing it again changes nothing. */
export const chooseTake = (id: ShotId, take: TakeId) =>
  editProject(
    (project) =>
      withShot(project, id, (shot) => (shownTake(shot)?.id === take ? shot : { ...shot, chosenTake: take })),
    { edit: 'choose-take' },
  )

export const starTake = (id: TakeId, starred: boolean) =>
  editProject((project) => withStar(project, id, starred), { edit: starred ? 'star' : 'remove-star' })

export const deleteTake = (id: TakeId) =>
  editProject((project) => withTakeDeleted(project, id, Date.now()), { edit: 'delete-take' })

export const restoreTake = (id: TakeId) =>
  editProject((project) => withTakeRestored(project, id), { edit: 'restore-take' })
