import type { EndedJob } from '../../domain/jobs/job.ts'
import type { Step } from '../../domain/jobs/steps.ts'
import { useJobStore } from '../../store/jobs/store.ts'

/** Where the result of a step stands. */
const RESULTS: Readonly<Record<Step, string>> = {
  sample: '.frames',
  describe: '.scene',
  direct: '.board-bar, .board-bar-place',
  draw: '.board-bar, .board-bar-place',
  upscale: '.board-bar, .board-bar-place',
}

/**
 * Runs a step from the phone's bar, and scrolls to what came of it or to why it failed: on one
 * column that may be screens away. A person who moves the page meanwhile is left where they are.
 */
export function runAndShow(run: () => void): void {
  const moved = new AbortController()
  const { signal } = moved
  for (const sign of ['wheel', 'touchmove', 'keydown']) {
    addEventListener(sign, () => moved.abort(), { signal, passive: true })
  }
  const unwatch = useJobStore.subscribe(({ job, last }, before) => {
    if (job || !before.job || !last) return
    // The result renders first, and a step that waited for this one begins.
    requestAnimationFrame(() => {
      if (signal.aborted || useJobStore.getState().job) return
      moved.abort()
      placeOf(last)?.scrollIntoView({ block: 'start' })
    })
  })
  signal.addEventListener('abort', unwatch)
  run()
}

const placeOf = ({ kind, outcome }: EndedJob): Element | null =>
  outcome === 'cancelled'
    ? null
    : document.querySelector(outcome === 'failed' ? 'main [role="alert"]' : RESULTS[kind])
