import { withoutShot, withShotMoved, withShotsBack } from '../../domain/board/board.ts'
import { withNumbersLocked, withNumbersUnlocked } from '../../domain/board/locked-numbers.ts'
import type { Numbering } from '../../domain/board/numbers.ts'
import {
  nextShot,
  withShotAfter,
  withShotAt,
  withShotBefore,
  withShotDuplicated,
  withShotSplit,
  withShotsMerged,
} from '../../domain/board/order.ts'
import { numberOf, numbersOf } from '../../domain/board/shot-numbers.ts'
import type { ShotId, TakeId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { newId } from '../../lib/ids.ts'
import { editProject } from '../project/edits.ts'
import { openedProject } from '../project/store.ts'
import { editAndLog, movedEvent } from './edit-and-log.ts'

/** Edits of the board's order and numbers; each can be undone. */
export function insertShotBefore(next: ShotId): ShotId {
  const id = newId<ShotId>()
  insert(id, (project) => withShotBefore(project, next, id))
  return id
}

export function insertShotAfter(earlier: ShotId): ShotId {
  const id = newId<ShotId>()
  insert(id, (project) => withShotAfter(project, earlier, id))
  return id
}

const insert = (id: ShotId, change: (project: Project) => Project) =>
  editAndLog(
    () => editProject(change, { edit: 'insert-shot' }),
    (after) => ({ code: 'shot-inserted', number: numberOf(after, id) }),
  )

export function duplicateShot(id: ShotId): void {
  const [copy, take] = [newId<ShotId>(), newId<TakeId>()]
  editAndLog(
    () => editProject((project) => withShotDuplicated(project, id, copy, take), { edit: 'duplicate-shot' }),
    (_, before) => ({ code: 'shots-duplicated', numbers: [numberOf(before, id)] }),
  )
}

export function splitShot(id: ShotId): void {
  const second = newId<ShotId>()
  editAndLog(
    () => editProject((project) => withShotSplit(project, id, second), { edit: 'split-shot' }),
    (after) => ({ code: 'shot-split', number: numberOf(after, id), second: numberOf(after, second) }),
  )
}

export const mergeShots = (id: ShotId) =>
  editAndLog(
    () => editProject((project) => withShotsMerged(project, id), { edit: 'merge-shots' }),
    (_, before) => {
      const next = nextShot(before, id)
      const number = numberOf(before, id)
      return next && { code: 'shots-merged', number, next: numberOf(before, next.id) }
    },
  )

export const bringBackOmitted = (id: ShotId) =>
  editAndLog(
    () => editProject((project) => withShotsBack(project, new Set([id])), { edit: 'bring-back' }),
    (after) => ({ code: 'shots-back', numbers: [numberOf(after, id)] }),
  )

/** Moves a shot to a place among all shots, counted from 0. */
export const dropShot = (id: ShotId, place: number) => move(id, (project) => withShotAt(project, id, place))

/** -1 moves the shot earlier, 1 later. */
export const moveShot = (id: ShotId, by: 1 | -1) => move(id, (project) => withShotMoved(project, id, by))

const move = (id: ShotId, change: (project: Project) => Project) =>
  editAndLog(
    () => editProject(change, { edit: 'move-shot' }),
    (after, before) => movedEvent(after, before, new Set([id])),
  )

/** Deletes a shot; where numbers are locked it is omitted. */
export function deleteShot(id: ShotId): void {
  const locked = openedProject().numbering?.locked === true
  const edit = locked ? 'omit-shot' : 'delete-shot'
  editAndLog(
    () => editProject((project) => withoutShot(project, id), { edit }),
    (_, before) => ({ code: locked ? 'shots-omitted' : 'shots-deleted', numbers: [numberOf(before, id)] }),
  )
}

export const chooseNumbering = (numbering: Numbering) =>
  editProject((project) => ({ ...project, numbering }), { edit: 'numbering' })

export const lockNumbers = () =>
  editAndLog(
    () => editProject(withNumbersLocked, { edit: 'lock-numbers' }),
    (after) => {
      const numbers = [...numbersOf(after).values()]
      return { code: 'numbers-locked', first: numbers[0] ?? '', last: numbers.at(-1) ?? '' }
    },
  )

export const unlockNumbers = () =>
  editAndLog(
    () => editProject(withNumbersUnlocked, { edit: 'unlock-numbers' }),
    () => ({ code: 'numbers-unlocked' }),
  )
