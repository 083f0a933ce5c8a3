import { createShown } from '../../lib/dom/shown-store.ts'

export type MovingUse = 'clip' | 'style'

interface MovingState {
  /** Waits for the user's answer: the use of a moving picture, undefined for none. */
  readonly question?:
    | {
        readonly name: string
        /** True for a photo that contains a film. */
        readonly isFilm: boolean
        readonly answer: (use: MovingUse | undefined) => void
      }
    | undefined
}

export const useMovingStore = createShown<MovingState>(() => ({}))
