import type { CommentId, ShotId } from '../ids.ts'

/** What somebody wrote on a review page. */
export interface Comment {
  readonly id: CommentId
  /** Absent: about the whole board. */
  readonly shot?: ShotId
  readonly text: string
  /** Who wrote it. */
  readonly by?: string
  /** When it was written, in milliseconds since the epoch. */
  readonly at: number
  readonly done?: true
}
