import { create } from 'zustand'
import type { ShotId } from '../../domain/ids.ts'

interface ChosenShotState {
  readonly chosen?: ShotId | undefined
  /** The inspector takes the focus as soon as it shows the shot. */
  readonly wantsFocus: boolean
}

/** The shot that the inspector shows. It is a view, so it is neither saved nor undone. */
export const useChosenShot = create<ChosenShotState>(() => ({ wantsFocus: false }))

/** Shows a shot in the inspector; `wantsFocus` also moves the focus there. */
export const chooseShot = (chosen: ShotId, wantsFocus = false) =>
  useChosenShot.setState({ chosen, wantsFocus })

export const leaveShot = () => useChosenShot.setState({ chosen: undefined, wantsFocus: false })

/** The inspector has taken the focus. */
export const focusTaken = () => useChosenShot.setState({ wantsFocus: false })
