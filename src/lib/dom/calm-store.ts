import { createStore, type StateCreator, type StoreApi, type UseBoundStore, useStore } from 'zustand'

/** Milliseconds between two tellings of a burst. */
const BURST_MS = 100

/** True while `calmly` runs. */
let calm = false
/** Screens to be told. */
const due = new Set<() => void>()
let isAsked = false
let toldAt = Number.NEGATIVE_INFINITY

/**
 * Changes stores whose screens may follow with the next frame, or ten times a second where much
 * changes: each of a job's many changes would cost a rendering of the page. The state itself
 * changes at once.
 */
export function calmly(change: () => void): void {
  const before = calm
  calm = true
  try {
    change()
  } finally {
    calm = before
  }
}

/**
 * As zustand's `create`, for a store that a person changes as well as a job: screens follow at
 * once, as what is typed must, and what was changed `calmly` a little later. `subscribe` tells at
 * once.
 */
export function createCalm<State>(initial: StateCreator<State>): UseBoundStore<StoreApi<State>> {
  const api = createStore(initial)
  const subscribe: typeof api.subscribe = (listener) => {
    const tell = () => listener(api.getState(), api.getState())
    const stop = api.subscribe(() => (calm ? tellSoon(tell) : tell()))
    return () => {
      stop()
      due.delete(tell)
    }
  }
  const seen = { ...api, subscribe }
  const use = <Slice>(selector: (state: State) => Slice = (state) => state as never) =>
    useStore(seen, selector)
  return Object.assign(use, api)
}

/** Calls with the next frame, or a little later in a burst; once, however often it is asked for. */
export function tellSoon(tell: () => void): void {
  due.add(tell)
  if (isAsked) return
  isAsked = true
  const wait = toldAt + BURST_MS - performance.now()
  if (wait > 0) setTimeout(tellDue, wait)
  else inNextFrame(tellDue)
}

function tellDue(): void {
  isAsked = false
  toldAt = performance.now()
  const told = [...due]
  due.clear()
  for (const tell of told) tell()
}

/** A hidden page has no frames. */
function inNextFrame(run: () => void): void {
  const go = () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    run()
  }
  const frame = requestAnimationFrame(go)
  const timer = setTimeout(go, BURST_MS)
}
