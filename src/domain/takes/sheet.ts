import type { Digests } from '../board/reference.ts'
import type { DrawnReceipt, ShownFields } from '../board/shot.ts'
import type { BlobId, SheetId, ShotId } from '../ids.ts'

/** The grid that a sheet was asked for. */
export interface Grid {
  readonly rows: number
  readonly columns: number
  /** Width over height of each cell. */
  readonly aspect: number
}

/** One picture in which a model drew several shots as a grid. */
export interface Sheet extends Grid {
  readonly id: SheetId
  readonly blob: BlobId
  readonly width: number
  readonly height: number
  readonly mime: string
  /** The shots in reading order; cells after the last are empty. */
  readonly shots: readonly SheetShot[]
  /** The call, with its whole cost. */
  readonly receipt: DrawnReceipt
}

/** A shot as it was when its sheet was drawn. */
export interface SheetShot {
  readonly shot: ShotId
  readonly number: string
  readonly shotText: string
  readonly fields?: ShownFields
  readonly digests?: Digests
}
