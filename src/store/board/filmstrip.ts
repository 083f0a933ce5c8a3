import type { ShotId } from '../../domain/ids.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { chooseShot, useChosenShot } from './chosen-shot.ts'

interface FilmState {
  /** The shot that the filmstrip shows large. */
  readonly shown?: ShotId
  /** The shots that counted when it was last shown, in order. */
  readonly order: readonly ShotId[]
}

/** Where somebody is on the filmstrip. It is a view, so it is neither saved nor undone. */
export const useFilm = createShown<FilmState>(() => ({ order: [] }))

/** Notes what the filmstrip shows, so that a neighbour stands in for a shot that leaves. */
export const filmShows = (shown: ShotId, order: readonly ShotId[]) => useFilm.setState({ shown, order })

/** Shows a shot large; an inspector that is open follows. */
export function showOnFilm(shown: ShotId): void {
  useFilm.setState({ shown })
  if (useChosenShot.getState().chosen !== undefined) chooseShot(shown)
}
