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
import type { Project } from '../../domain/project/project.ts'
import { newId } from '../../lib/ids.ts'
import { editProject } from '../project/edits.ts'
import { openedProject } from '../project/store.ts'
import { editAndLog, movedEvent, numbersIn } from './edit-and-log.ts'

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
  editAndLog(
    () => editProject((project) => withoutShots(project, ids), { edit }),
    (_, before) => ({
      code: locked ? 'shots-omitted' : 'shots-deleted',
      numbers: numbersIn(before, going),
    }),
  )
}

/** Puts the omitted ones of these shots back. */
export function bringBackShots(ids: Ids): void {
  const { shots } = openedProject()
  const back = new Set(shots.flatMap(({ id, omitted }) => (ids.has(id) && omitted ? [id] : [])))
  editAndLog(
    () => editProject((project) => withShotsBack(project, ids), { edit: 'bring-back-shots' }),
    (after) => ({ code: 'shots-back', numbers: numbersIn(after, back) }),
  )
}

/**
 * Puts copies after the last of the shots.
 * @returns the ids of the copies, in the order of the board
 */
export function duplicateShots(ids: Ids): readonly ShotId[] {
  const copies = [...ids].map(() => [newId<ShotId>(), newId<TakeId>()] as const)
  editAndLog(
    () => editProject((project) => withShotsDuplicated(project, ids, copies), { edit: 'duplicate-shots' }),
    (_, before) => ({ code: 'shots-duplicated', numbers: numbersIn(before, ids) }),
  )
  return copies.map(([id]) => id)
}

/** -1 moves each shot one place earlier, 1 later. */
export const moveShots = (ids: Ids, by: 1 | -1) => move(ids, (project) => withShotsMoved(project, ids, by))

/** Moves one of the shots to a place among all, counted from 0, and the others beside it. */
export const dropShots = (ids: Ids, lead: ShotId, place: number) =>
  move(ids, (project) => withShotsAt(project, ids, lead, place))

const move = (ids: Ids, change: (project: Project) => Project) =>
  editAndLog(
    () => editProject(change, { edit: 'move-shots' }),
    (after, before) => movedEvent(after, before, ids),
  )
