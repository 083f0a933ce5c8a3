import type { ReferenceSource, SentReference } from '../board/reference.ts'
import { type DrawnReceipt, type Take, takeNumber } from '../board/shot.ts'
import { numberOf } from '../board/shot-numbers.ts'
import type { BlobId, ReferenceId } from '../ids.ts'
import { allShots, type Project } from '../project/project.ts'
import { numberOfSheet } from './cut-takes.ts'
import { resolved } from './reference-sources.ts'

/** A picture of a receipt as it can be shown. */
export interface SentPicture {
  /** Absent where it is gone. */
  readonly blob?: BlobId
  /** Where the bytes that were sent are not kept: the picture that they were made from. */
  readonly source?: ReferenceSource
}

const SHA256 = /^[0-9a-f]{64}$/

/**
 * The bytes that were sent where they are kept, else the picture that the receipt names, else
 * neither.
 */
export function pictureOfSent(project: Project, { kept, source, role, sha256 }: SentReference): SentPicture {
  if (kept) return { blob: kept }
  if (!source) return {}
  // What is shown leaves no device.
  const { reference } = resolved(project, { id: '' as ReferenceId, role, source }, { leavesDevice: false })
  const { blob } = reference
  if (!blob) return {}
  // A style picture may be replaced under the same source; its id is its hash.
  const isOther = source.kind === 'style' && sha256 !== undefined && SHA256.test(blob) && blob !== sha256
  return isOther ? {} : { blob, source }
}

/** A take as a receipt names it. */
export interface NamedTake {
  /** The shot's number; empty for one that is not on the board. */
  readonly shot: string
  /** Counted from 1. */
  readonly take: number
  readonly isDeleted: boolean
}

/**
 * The take that another one was made from; undefined where it was removed for good, false where
 * there was none.
 */
export function parentOf(project: Project, { parent }: DrawnReceipt): NamedTake | undefined | false {
  if (parent === undefined) return false
  for (const shot of allShots(project)) {
    const take = shot.takes.find(({ id }) => id === parent)
    if (take) {
      const isDeleted = take.deletedAt !== undefined
      return { shot: numberOf(project, shot.id), take: takeNumber(shot, take), isDeleted }
    }
  }
  return undefined
}

/** A cell of a draft sheet, both counted from 1; the sheet is 0 where it was removed for good. */
export interface NamedCell {
  readonly sheet: number
  readonly cell: number
}

/** The cell that a take was cut from; undefined for one that was drawn by itself. */
export const cellOf = (project: Project, { draft }: Pick<Take, 'draft'>): NamedCell | undefined =>
  draft && { sheet: numberOfSheet(project, { id: draft.sheet }), cell: draft.cell + 1 }
