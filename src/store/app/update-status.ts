import { createShown } from '../../lib/dom/shown-store.ts'

interface UpdateState {
  /**
   * `ready`: a new version is downloaded. `waiting`: it was accepted, and a job still runs in some
   * tab.
   */
  readonly status: 'none' | 'ready' | 'waiting'
}

export const useUpdateStore = createShown<UpdateState>(() => ({ status: 'none' }))
