import { create } from 'zustand'
import type { ShotId } from '../../domain/ids.ts'
import { chooseShot, useChosenShot } from './chosen-shot.ts'

/** The shot that the filmstrip shows large. It is a view, so it is neither saved nor undone. */
export const useFilm = create<{ readonly shown?: ShotId }>(() => ({}))

/** Shows a shot large; an inspector that is open follows. */
export function showOnFilm(shown: ShotId): void {
  useFilm.setState({ shown })
  if (useChosenShot.getState().chosen !== undefined) chooseShot(shown)
}
