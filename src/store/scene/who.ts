import { createShown } from '../../lib/dom/shown-store.ts'

interface WhoState {
  /** Who and where stands in place of the board. */
  readonly open: boolean
}

/** A view, so it is neither saved nor undone. */
export const useWho = createShown<WhoState>(() => ({ open: false }))

export const openWho = () => useWho.setState({ open: true })
export const closeWho = () => useWho.setState({ open: false })
