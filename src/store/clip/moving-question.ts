import { create } from 'zustand'

export type MovingUse = 'clip' | 'style'

interface MovingState {
  /** Waits for the person's answer: what a moving picture is for; undefined for nothing. */
  readonly question?:
    | {
        readonly name: string
        /** It is a photo with a film in it. */
        readonly isFilm: boolean
        readonly answer: (use: MovingUse | undefined) => void
      }
    | undefined
}

export const useMovingStore = create<MovingState>(() => ({}))
