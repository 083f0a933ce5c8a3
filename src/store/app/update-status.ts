import { create } from 'zustand'

interface UpdateState {
  /**
   * `ready`: a new version is downloaded. `waiting`: it was accepted, and a job still runs in some
   * tab.
   */
  readonly status: 'none' | 'ready' | 'waiting'
}

export const useUpdateStore = create<UpdateState>(() => ({ status: 'none' }))
