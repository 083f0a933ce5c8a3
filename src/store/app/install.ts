import { create } from 'zustand'
import { isIosBrowser, watchForInstall } from '../../services/app/install.ts'

interface InstallState {
  /** Asks the browser to install the app; absent where it does not offer that. */
  readonly ask?: (() => Promise<unknown>) | undefined
  /** Only the browser's own menu can install it here. */
  readonly byShareMenu: boolean
}

export const useInstallStore = create<InstallState>(() => ({ byShareMenu: isIosBrowser() }))

/** Call once, early: the browser makes its offer only once. */
export function followInstall(): void {
  watchForInstall((ask) => useInstallStore.setState({ ask }))
}
