import type { Digests } from '../board/reference.ts'
import type { DrawnReceipt, ShownFields } from '../board/shot.ts'
import type { BlobId, SheetId, ShotId } from '../ids.ts'
import type { Grid } from './grid.ts'
import type { CutLines, EditedCells } from './sheet-cells.ts'

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
  /** The cells as a person left them; absent: as they are found. */
  readonly cut?: EditedCells
  /** Lines to cut by, where a person moved them. */
  readonly lines?: CutLines
  /** Milliseconds since the epoch; a deleted sheet is kept for a while. */
  readonly deletedAt?: number
}

/** A shot as it was when its sheet was drawn. */
export interface SheetShot {
  readonly shot: ShotId
  readonly number: string
  readonly shotText: string
  readonly fields?: ShownFields
  readonly digests?: Digests
}
