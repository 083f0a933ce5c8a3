import { createStore, type StateCreator, type StoreApi, type UseBoundStore, useStore } from 'zustand'

/** Milliseconds between two tellings of a burst. */
const BURST_MS = 100
/**
 * What a person does meets a screen that shows the state of now. Not `input` and not `click`: a
 * field has its new value by then, and being drawn would put the old one back.
 */
const DEEDS = ['pointerdown', 'keydown'] as const

/** True while `calmly` runs. */
let calm = false
/** Screens that have not been told of a change. */
const waiting = new Set<() => void>()
/** What else is to be done soon. */
const works = new Set<() => void>()
let isAsked = false
let isWatching = false
let lastAt = Number.NEGATIVE_INFINITY

/**
 * Changes stores whose screens may follow with the next frame, or ten times a second where much
 * changes: each of a job's many changes would cost a rendering of the page. The state itself
 * changes at once. Before anything else is shown, and before a person's next deed, screens are told
 * what they wait for: a component never sees one store's change without an earlier one's.
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
 * As zustand's `create`, for everything that the screen shows: it follows at once, as what is typed
 * must, and what was changed `calmly` a little later. `subscribe` tells at once.
 */
export function createShown<State>(initial: StateCreator<State>): UseBoundStore<StoreApi<State>> {
  const api = createStore(initial)
  const subscribe: typeof api.subscribe = (listener) => {
    const tell = () => listener(api.getState(), api.getState())
    const stop = api.subscribe(() => {
      if (calm) {
        waiting.add(tell)
        askSoon()
      } else {
        tellScreens()
        tell()
      }
    })
    return () => {
      stop()
      waiting.delete(tell)
    }
  }
  const seen = { ...api, subscribe }
  const use = <Slice>(selector: (state: State) => Slice = (state) => state as never) =>
    useStore(seen, selector)
  return Object.assign(use, api)
}

/** Does it with the next frame, or a little later in a burst; once, however often it is asked. */
export function doSoon(work: () => void): void {
  works.add(work)
  askSoon()
}

function askSoon(): void {
  if (!isWatching) for (const deed of DEEDS) addEventListener(deed, tellScreens, { capture: true })
  isWatching = true
  if (isAsked) return
  isAsked = true
  const wait = lastAt + BURST_MS - performance.now()
  if (wait > 0) setTimeout(doAll, wait)
  else inNextFrame(doAll)
}

function doAll(): void {
  isAsked = false
  lastAt = performance.now()
  const all = [...works]
  works.clear()
  for (const work of all) work()
  tellScreens()
}

function tellScreens(): void {
  const told = [...waiting]
  waiting.clear()
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
