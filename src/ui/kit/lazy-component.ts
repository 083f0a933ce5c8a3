import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

const loads: (() => Promise<unknown>)[] = []

/**
 * A component in a file of its own, loaded when it is first wanted, or after somebody's first move
 * in the app.
 */
export function lazyComponent<Props>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  loads.push(load)
  return lazy(async () => ({ default: await load() }))
}

/** Loads something else along with the lazy parts. */
export const preloadLater = (load: () => Promise<unknown>) => void loads.push(load)

/** Somebody who only reads the first screen gets the rest after so long. */
const LATEST_MS = 15_000

/**
 * Fetches all such parts, one after another, from the first sign of somebody at the page on: what
 * comes next is then there when it is wanted, and the first screen shares the network and the
 * processor with none of it. What fails is asked for again when it is wanted.
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

/** A module asked for in vain stays missing in some browsers until the page is loaded again. */
async function untilReachable(): Promise<void> {
  if (navigator.onLine || isKept()) return
  await new Promise((resolve) => window.addEventListener('online', resolve, { once: true }))
}

/** True where a service worker has all parts. */
function isKept(): boolean {
  try {
    return Boolean(navigator.serviceWorker?.controller)
  } catch {
    // Where site data is blocked it may throw when it is named.
    return false
  }
}
