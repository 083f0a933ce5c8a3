import type { ReferencePicture, ReferenceSource } from '../board/reference.ts'
import type { BlobId } from '../ids.ts'

/** A picture of a plan. */
export type PlannedReference = ReferencePicture & {
  /** Its row: an entry's own id, or what it was chosen for. */
  readonly id: string
  /** Absent for a picture still to be drawn, which is sent if it exists by then. */
  readonly blob?: BlobId
  /** The takes of a sheet, in its order; it has no blob before it is composed. */
  readonly parts?: readonly SheetPart[]
  /** The host that drew it, or that has been sent it before. */
  readonly drawnAt?: string | undefined
  /** Its blob holds the bytes that a receipt says were sent. */
  readonly isAsSent?: true
}

/** A take on a sheet. */
interface SheetPart {
  readonly blob: BlobId
  readonly source: ReferenceSource
  readonly drawnAt?: string
}

/** Why a row is not sent: the model takes fewer, its picture is gone, or it may not go. */
export type Cut = 'too-many' | 'gone' | 'stays-here' | 'no-frame' | 'words-only'

export interface ManifestRow {
  readonly reference: PlannedReference
  readonly cut?: Cut
}
