import { NOTHING_SELECTED, onlyShot, type Selection } from '../../domain/board/selection.ts'
import type { ShotId } from '../../domain/ids.ts'
import { createShown } from '../../lib/dom/shown-store.ts'

interface ChosenShotState extends Selection {
  /** The inspector takes the focus as soon as it shows the shot. */
  readonly wantsFocus: boolean
}

/**
 * The selected shots, and the one of them that the inspector shows. It is a view, so it is neither
 * saved nor undone. Several are selected by `select-shots.ts`.
 */
export const useChosenShot = createShown<ChosenShotState>(() => ({ ...NOTHING_SELECTED, wantsFocus: false }))

/** Selects one shot, which the inspector shows; `wantsFocus` also moves the focus there. */
export const chooseShot = (chosen: ShotId, wantsFocus = false) =>
  useChosenShot.setState({ ...onlyShot(chosen), wantsFocus })

/** Selects nothing. */
export const leaveShot = () => useChosenShot.setState({ ...NOTHING_SELECTED, wantsFocus: false })

/** The inspector has taken the focus. */
export const focusTaken = () => useChosenShot.setState({ wantsFocus: false })
