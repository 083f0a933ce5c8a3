import type { ShotId } from '../ids.ts'

/** The shots that the next edit is about. */
export interface Selection {
  readonly selected: ReadonlySet<ShotId>
  /** The one that the inspector shows and the focus follows; never an omitted one. */
  readonly chosen?: ShotId | undefined
  /** Where a range begins that is extended next. */
  readonly anchor?: ShotId | undefined
}

export const NOTHING_SELECTED: Selection = {
  selected: new Set(),
  chosen: undefined,
  anchor: undefined,
}

/** One shot alone. */
export const onlyShot = (id: ShotId): Selection => ({ selected: new Set([id]), chosen: id, anchor: id })
