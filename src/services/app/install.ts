/** Chromium's install offer. The DOM types lack it because no other browser has it. */
interface InstallEvent extends Event {
  readonly prompt: () => Promise<unknown>
}

/** src/first-paint.ts keeps an offer that comes before the app. */
type EarlyWindow = Window & { readonly earlyOffer?: Event }

const isInstallEvent = (event: Event): event is InstallEvent =>
  'prompt' in event && typeof event.prompt === 'function'

/**
 * Calls `onOffer` with a function that shows the install prompt, and with undefined once the app is
 * installed.
 */
export function watchForInstall(onOffer: (ask: (() => Promise<unknown>) | undefined) => void): void {
  const take = (event: Event | undefined) => {
    if (!event || !isInstallEvent(event)) return
    // Suppresses the browser's own install bar, whose moment we cannot choose.
    event.preventDefault()
    onOffer(() => event.prompt())
  }
  take((window as EarlyWindow).earlyOffer)
  window.addEventListener('beforeinstallprompt', take)
  window.addEventListener('appinstalled', () => onOffer(undefined))
}

/** True in a browser on an iPhone or iPad, where only the Share menu can install the app. */
export function isIosBrowser(): boolean {
  const isIpad = navigator.userAgent.includes('Mac') && navigator.maxTouchPoints > 1
  const isIos = /iPhone|iPad/.test(navigator.userAgent) || isIpad
  return isIos && !matchMedia('(display-mode: standalone)').matches
}
