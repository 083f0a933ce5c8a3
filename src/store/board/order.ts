import { withShotsBack } from '../../domain/board/board.ts'
import { withNumbersLocked, withNumbersUnlocked } from '../../domain/board/give-numbers.ts'
import type { Numbering } from '../../domain/board/numbers.ts'
import {
  withShotAfter,
  withShotAt,
  withShotBefore,
  withShotDuplicated,
  withShotSplit,
  withShotsMerged,
} from '../../domain/board/order.ts'
import type { ShotId, TakeId } from '../../domain/ids.ts'
import { newId } from '../../lib/ids.ts'
import { editProject } from '../project/edits.ts'

/** Edits of the board's order and numbers; each can be undone. */
export function insertShotBefore(next: ShotId): ShotId {
  const id = newId<ShotId>()
  editProject((project) => withShotBefore(project, next, id), { edit: 'insert-shot' })
  return id
}

export function insertShotAfter(earlier: ShotId): ShotId {
  const id = newId<ShotId>()
  editProject((project) => withShotAfter(project, earlier, id), { edit: 'insert-shot' })
  return id
}

export function duplicateShot(id: ShotId): void {
  const [copy, take] = [newId<ShotId>(), newId<TakeId>()]
  editProject((project) => withShotDuplicated(project, id, copy, take), { edit: 'duplicate-shot' })
}

export function splitShot(id: ShotId): void {
  const second = newId<ShotId>()
  editProject((project) => withShotSplit(project, id, second), { edit: 'split-shot' })
}

export const mergeShots = (id: ShotId) =>
  editProject((project) => withShotsMerged(project, id), { edit: 'merge-shots' })

export const bringBackOmitted = (id: ShotId) =>
  editProject((project) => withShotsBack(project, new Set([id])), { edit: 'bring-back' })

/** Moves a shot to a place among all shots, counted from 0. */
export const dropShot = (id: ShotId, place: number) =>
  editProject((project) => withShotAt(project, id, place), { edit: 'move-shot' })

export const chooseNumbering = (numbering: Numbering) =>
  editProject((project) => ({ ...project, numbering }), { edit: 'numbering' })

export const lockNumbers = () => editProject(withNumbersLocked, { edit: 'lock-numbers' })

export const unlockNumbers = () => editProject(withNumbersUnlocked, { edit: 'unlock-numbers' })
