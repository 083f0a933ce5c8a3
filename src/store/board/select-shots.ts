import { allShots, extendedTo, settled, toggled } from '../../domain/board/select.ts'
import type { Selection } from '../../domain/board/selection.ts'
import type { Shot } from '../../domain/board/shot.ts'
import type { ShotId } from '../../domain/ids.ts'
import { useProjectStore } from '../project/store.ts'
import { useChosenShot } from './chosen-shot.ts'

/** Adds a shot to the selection, or takes it out. */
export const toggleShot = (id: ShotId) => select((shots, now) => toggled(shots, now, id))

/**
 * Selects all from where the selection began to this shot.
 * @param shown the shots as they stand on the screen, where that is not the order of the board
 */
export const extendToShot = (id: ShotId, shown?: readonly ShotId[]) =>
  select((shots, now) => extendedTo(inOrder(shots, shown), now, id))

function inOrder(shots: readonly Shot[], shown: readonly ShotId[] | undefined): readonly Shot[] {
  const places = new Map(shown?.map((id, place) => [id, place]))
  return shown ? shots.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0)) : shots
}

/** Selects every shot of the board, omitted ones too. */
export const selectAllShots = () => select(allShots)

/** Selects these shots, which come into the board in this order. */
export const selectShots = ([first, ...others]: readonly ShotId[]) =>
  select((shots) =>
    settled(shots, { selected: new Set(first ? [first, ...others] : []), chosen: first, anchor: first }),
  )

/** Takes out of the selection what has left the board. */
export const settleSelection = () => select(settled)

function select(change: (shots: readonly Shot[], now: Selection) => Selection): void {
  const { project } = useProjectStore.getState()
  if (project) useChosenShot.setState((now) => change(project.shots, now))
}

/** The selected shots in the order of the board. */
export function selectedShots(): readonly Shot[] {
  const { project } = useProjectStore.getState()
  const { selected } = useChosenShot.getState()
  return project?.shots.filter(({ id }) => selected.has(id)) ?? []
}
