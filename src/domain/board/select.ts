import type { ShotId } from '../ids.ts'
import { NOTHING_SELECTED, type Selection } from './selection.ts'
import type { Shot } from './shot.ts'

type Board = readonly Pick<Shot, 'id' | 'omitted'>[]

/** Adds a shot, or takes it out. */
export function toggled(shots: Board, { selected, chosen }: Selection, id: ShotId): Selection {
  const now = new Set(selected)
  if (!now.delete(id)) now.add(id)
  return settled(shots, { selected: now, chosen: now.has(id) ? id : chosen, anchor: id })
}

/** All from the anchor to a shot, in the order of the board; without an anchor that shot alone. */
export function extendedTo(shots: Board, { anchor }: Selection, id: ShotId): Selection {
  const from = shots.findIndex((shot) => shot.id === anchor)
  const to = shots.findIndex((shot) => shot.id === id)
  if (to < 0) return NOTHING_SELECTED
  const range = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)]
  const selected = new Set(shots.slice(range[0], Number(range[1]) + 1).map((shot) => shot.id))
  return settled(shots, { selected, chosen: id, anchor: from < 0 ? id : anchor })
}

/** Every shot of the board. */
export const allShots = (shots: Board, { chosen, anchor }: Selection): Selection =>
  settled(shots, { selected: new Set(shots.map(({ id }) => id)), chosen, anchor: anchor ?? shots[0]?.id })

/**
 * The selection without what has left the board. The chosen shot is a selected one that is not
 * omitted: the present one, else the one nearest to the anchor.
 */
export function settled(shots: Board, { selected, chosen, anchor }: Selection): Selection {
  const there = shots.filter(({ id }) => selected.has(id))
  const shown = there.filter(({ omitted }) => !omitted)
  const placeOf = (id: ShotId | undefined) => shots.findIndex((shot) => shot.id === id)
  const off = ({ id }: Board[number]) => Math.abs(placeOf(id) - placeOf(anchor))
  const nearest = shown.reduce((best, one) => (off(one) < off(best) ? one : best), shown[0] as Board[number])
  return {
    selected: new Set(there.map(({ id }) => id)),
    chosen: shown.some(({ id }) => id === chosen) ? chosen : nearest?.id,
    anchor: there.length > 0 ? anchor : undefined,
  }
}
