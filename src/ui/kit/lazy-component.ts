import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

const loads: (() => Promise<unknown>)[] = []

/** Network Information API, which only some browsers have. */
type Connected = Navigator & { readonly connection?: { readonly saveData?: boolean } }

/**
 * A component in a chunk of its own, loaded on first use or after the first input in the app; on
 * first use only where the person asks for less data.
 */
export function lazyComponent<Props>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  if (!(navigator as Connected).connection?.saveData) loads.push(load)
  return lazy(async () => ({ default: await load() }))
}

/** Adds a load to those that run after the first input. */
export const preloadLater = (load: () => Promise<unknown>) => void loads.push(load)

/** Without any input, the rest loads after this long. */
const LATEST_MS = 15_000

/**
 * Loads all lazy chunks one by one from the first input on: the first screen shares no network or
 * CPU with them, and they are ready when needed. A failed load is retried on use.
 */
export function preloadComponents(): void {
  const listening = new AbortController()
  const timer = setTimeout(start, LATEST_MS)
  async function start() {
    clearTimeout(timer)
    listening.abort()
    for (const load of loads) {
      await untilReachable()
      await load().catch(() => undefined)
    }
  }
  for (const sign of ['pointermove', 'pointerdown', 'keydown', 'focusin']) {
    window.addEventListener(sign, start, { signal: listening.signal, passive: true })
  }
}

/** In some browsers a module that failed to load stays failed until a reload. */
async function untilReachable(): Promise<void> {
  if (navigator.onLine || isKept()) return
  await new Promise((resolve) => window.addEventListener('online', resolve, { once: true }))
}

/** True if a service worker has cached all chunks. */
function isKept(): boolean {
  try {
    return Boolean(navigator.serviceWorker?.controller)
  } catch {
    // With site data blocked, mere access may throw.
    return false
  }
}
