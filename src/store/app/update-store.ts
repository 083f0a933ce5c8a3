import { create } from 'zustand'

interface UpdateState {
  /**
   * `ready`: a new version waits for a word. `waiting`: it has it, and a job still runs in some
   * tab.
   */
  readonly status: 'none' | 'ready' | 'waiting'
}

export const useUpdateStore = create<UpdateState>(() => ({ status: 'none' }))
