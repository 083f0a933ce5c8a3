/** Chromium's offer to install the app; not in the DOM's types because no other browser has it. */
interface InstallEvent extends Event {
  readonly prompt: () => Promise<unknown>
}

const isInstallEvent = (event: Event): event is InstallEvent =>
  'prompt' in event && typeof event.prompt === 'function'

/**
 * Calls `onOffer` with a way to ask for it when the browser can install the app, and with nothing
 * once it is done.
 */
export function watchForInstall(onOffer: (ask: (() => Promise<unknown>) | undefined) => void): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    if (!isInstallEvent(event)) return
    // The browser's own bar would come at a moment of its choosing.
    event.preventDefault()
    onOffer(() => event.prompt())
  })
  window.addEventListener('appinstalled', () => onOffer(undefined))
}

/**
 * True on an iPhone or iPad where the app runs in the browser: there only its Share menu can
 * install.
 */
export function isIosBrowser(): boolean {
  const isIpad = navigator.userAgent.includes('Mac') && navigator.maxTouchPoints > 1
  const isIos = /iPhone|iPad/.test(navigator.userAgent) || isIpad
  return isIos && !matchMedia('(display-mode: standalone)').matches
}
