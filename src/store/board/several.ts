import { withoutShots, withShotsBack, withShotsMoved } from '../../domain/board/board.ts'
import type { FieldValue } from '../../domain/board/edit-field.ts'
import {
  type FieldChange,
  withFieldOfAll,
  withFields,
  withShotsAt,
  withShotsDuplicated,
} from '../../domain/board/several.ts'
import type { ShotFieldRow } from '../../domain/board/shot-fields.ts'
import type { ShotId, TakeId } from '../../domain/ids.ts'
import { newId } from '../../lib/ids.ts'
import { editProject } from '../project/edits.ts'
import { openedProject } from '../project/store.ts'
import { logged, numbersIn } from './logged.ts'

/** Edits of several shots; each is one step to undo. */
type Ids = ReadonlySet<ShotId>

/**
 * Sets a field of several shots; undefined takes it out. Consecutive changes of one field of the
 * same shots with short pauses, as in typing, are one step to undo.
 */
export const editFieldOfAll = (
  ids: Ids,
  [key]: ShotFieldRow,
  value: FieldValue | undefined,
  takesBack = false,
) =>
  editProject((project) => withFieldOfAll(project, ids, key, value), {
    edit: key === 'text' ? 'shot-text' : `field-${key}`,
    group: `${key}:${[...ids].join()}`,
    takesBack,
  })

/** Sets any fields of any shots, as when cells are pasted. */
export const editFields = (changes: readonly FieldChange[]) =>
  editProject((project) => withFields(project, changes), { edit: 'fields' })

/** Deletes shots; where numbers are locked they are omitted. */
export function deleteShots(ids: Ids): void {
  const { numbering, shots } = openedProject()
  const locked = numbering?.locked === true
  const edit = locked ? 'omit-shots' : 'delete-shots'
  const going = new Set(shots.flatMap(({ id, omitted }) => (ids.has(id) && !omitted ? [id] : [])))
  logged(
    () => editProject((project) => withoutShots(project, ids), { edit }),
    (after) => (locked ? { code: 'shots-omitted', numbers: numbersIn(after, going) } : undefined),
  )
}

/** Puts the omitted ones of these shots back. */
export const bringBackShots = (ids: Ids) =>
  editProject((project) => withShotsBack(project, ids), { edit: 'bring-back-shots' })

/**
 * Puts copies after the last of the shots.
 * @returns the ids of the copies, in the order of the board
 */
export function duplicateShots(ids: Ids): readonly ShotId[] {
  const copies = [...ids].map(() => [newId<ShotId>(), newId<TakeId>()] as const)
  editProject((project) => withShotsDuplicated(project, ids, copies), { edit: 'duplicate-shots' })
  return copies.map(([id]) => id)
}

/** -1 moves each shot one place earlier, 1 later. */
export const moveShots = (ids: Ids, by: 1 | -1) =>
  editProject((project) => withShotsMoved(project, ids, by), { edit: 'move-shots' })

/** Moves one of the shots to a place among all, counted from 0, and the others beside it. */
export const dropShots = (ids: Ids, lead: ShotId, place: number) =>
  editProject((project) => withShotsAt(project, ids, lead, place), { edit: 'move-shots' })
