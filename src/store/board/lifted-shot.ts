import type { ShotId } from '../../domain/ids.ts'
import { createShown } from '../../lib/dom/shown-store.ts'

/** A shot that is being moved: where it came from, and where it would be dropped. */
interface Lifted {
  readonly id: ShotId
  readonly from: number
  readonly place: number
}

interface LiftedState {
  readonly lifted?: Lifted | undefined
  /** The shot that was dropped or put back last, and where it is. */
  readonly ended?: Lifted | undefined
}

/** A view: the order changes when the shot is dropped, as one step to undo. */
export const useLiftedStore = createShown<LiftedState>(() => ({}))

export const liftShot = (id: ShotId, from: number) =>
  useLiftedStore.setState({ lifted: { id, from, place: from }, ended: undefined })

/** Moves the lifted shot to a place among `count`, counted from 0. */
export const moveLifted = (place: number, count: number) =>
  useLiftedStore.setState(({ lifted }) =>
    lifted ? { lifted: { ...lifted, place: Math.max(0, Math.min(count - 1, place)) } } : {},
  )

/** Ends moving without a change. */
export const putBack = () =>
  useLiftedStore.setState(({ lifted }) => ({
    lifted: undefined,
    ended: lifted && { ...lifted, place: lifted.from },
  }))

/** Ends moving. @returns what was lifted, for the edit. */
export function dropLifted(): Lifted | undefined {
  const { lifted } = useLiftedStore.getState()
  useLiftedStore.setState({ lifted: undefined, ended: lifted })
  return lifted
}
