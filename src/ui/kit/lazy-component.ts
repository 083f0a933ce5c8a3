import { type ComponentType, createElement, lazy, useState } from 'react'

const loads: (() => Promise<unknown>)[] = []

/** Network Information API, which only some browsers have. */
type Connected = Navigator & { readonly connection?: { readonly saveData?: boolean } }

/** Counts how often a person asked again for parts that had not come. */
let asked = 0

/** Lets each part that has not come load anew where it mounts next: React keeps a failed load. */
export function askAgain(): void {
  asked += 1
}

/**
 * A component in a chunk of its own, loaded on first use or after the first input in the app; on
 * first use only where the person asks for less data. One that is loaded shows at once: React would
 * show the placeholder of any lazy part first, and keep it for 300 ms.
 */
export function lazyComponent<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined
  async function loadPart() {
    loaded = await load()
    return { default: loaded }
  }
  if (!(navigator as Connected).connection?.saveData) loads.push(loadPart)
  let late = lazy(loadPart)
  let since = asked
  const choose = () => {
    if (since !== asked) late = lazy(loadPart)
    since = asked
    return loaded ?? late
  }
  return (props) => createElement(Chosen<Props>, { choose, props })
}

interface ChosenProps<Props> {
  readonly choose: () => ComponentType<Props>
  readonly props: Props
}

/** Its first choice stays: another component in its place would lose its state. */
function Chosen<Props extends object>({ choose, props }: ChosenProps<Props>) {
  const [Part] = useState(choose)
  return createElement(Part, props)
}

/** Adds a load to those that run after the first input. */
export const preloadLater = (load: () => Promise<unknown>) => void loads.push(load)

/** On a device that is never idle each waits this long. */
const IDLE_MS = 1000

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
      // What the person has just begun comes first.
      await idle()
      await load().catch(() => undefined)
    }
  }
  for (const sign of ['pointermove', 'pointerdown', 'keydown', 'focusin']) {
    window.addEventListener(sign, start, { signal: listening.signal, passive: true })
  }
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has no idle callback.
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: IDLE_MS })
    else setTimeout(resolve, 0)
  })
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
