import { createShown } from '../../lib/dom/shown-store.ts'

/** Progress, money and log are open where they are docked. It is a view, so it is not saved. */
export const useDock = createShown<{ readonly open: boolean }>(() => ({ open: false }))

export const openDock = (open: boolean) => useDock.setState({ open })
