/** Chromium's install offer. The DOM types lack it because no other browser has it. */
interface InstallEvent extends Event {
  readonly prompt: () => Promise<unknown>
}

const isInstallEvent = (event: Event): event is InstallEvent =>
  'prompt' in event && typeof event.prompt === 'function'

/**
 * Calls `onOffer` with a function that shows the install prompt, and with undefined once the app is
 * installed.
 */
export function watchForInstall(onOffer: (ask: (() => Promise<unknown>) | undefined) => void): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    if (!isInstallEvent(event)) return
    // Suppresses the browser's own install bar, whose moment we cannot choose.
    event.preventDefault()
    onOffer(() => event.prompt())
  })
  window.addEventListener('appinstalled', () => onOffer(undefined))
}

/** True in a browser on an iPhone or iPad, where only the Share menu can install the app. */
export function isIosBrowser(): boolean {
  const isIpad = navigator.userAgent.includes('Mac') && navigator.maxTouchPoints > 1
  const isIos = /iPhone|iPad/.test(navigator.userAgent) || isIpad
  return isIos && !matchMedia('(display-mode: standalone)').matches
}
