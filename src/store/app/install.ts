import { createShown } from '../../lib/dom/shown-store.ts'
import { isIosBrowser, watchForInstall } from '../../services/app/install.ts'

interface InstallState {
  /** Shows the browser's install prompt; absent where the browser offers none. */
  readonly ask?: (() => Promise<unknown>) | undefined
  /** True where only the Share menu can install the app. */
  readonly byShareMenu: boolean
}

export const useInstallStore = createShown<InstallState>(() => ({ byShareMenu: isIosBrowser() }))

/** Call once, early: the browser sends its offer only once. */
export function followInstall(): void {
  watchForInstall((ask) => useInstallStore.setState({ ask }))
}
