import { withNewShot, withShot, withShotFromShelf } from '../../domain/board/board.ts'
import { type FieldValue, withField } from '../../domain/board/edit-field.ts'
import { shownTake } from '../../domain/board/shot.ts'
import type { ShotFieldRow } from '../../domain/board/shot-fields.ts'
import { numberOf } from '../../domain/board/shot-numbers.ts'
import type { ShotId, TakeId } from '../../domain/ids.ts'
import { fitText } from '../../domain/project/limits.ts'
import { withStar, withTakeDeleted, withTakeRestored } from '../../domain/takes/takes.ts'
import { newId } from '../../lib/ids.ts'
import { editProject } from '../project/edits.ts'
import { editAndLog } from './edit-and-log.ts'

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

/**
 * Sets a field of a shot; undefined takes it out. Consecutive changes of one field with short
 * pauses, as in typing or scrubbing, are one step to undo.
 */
export function editShotField(
  id: ShotId,
  [key, field]: ShotFieldRow,
  value: FieldValue | undefined,
  takesBack = false,
): void {
  if (key === 'text') {
    editShotText(id, String(value ?? ''), takesBack)
    return
  }
  editProject((project) => withShot(project, id, (shot) => withField(shot, key, field, value)), {
    edit: `field-${key}`,
    group: `${key}:${id}`,
    takesBack,
  })
}

export function addShot(): void {
  const id = newId<ShotId>()
  editAndLog(
    () => editProject((project) => withNewShot(project, id), { edit: 'add-shot' }),
    (after) => ({ code: 'shot-inserted', number: numberOf(after, id) }),
  )
}

export const bringBackShot = (id: ShotId) =>
  editAndLog(
    () => editProject((project) => withShotFromShelf(project, id), { edit: 'put-back' }),
    (after) => ({ code: 'shots-back', numbers: [numberOf(after, id)] }),
  )

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
