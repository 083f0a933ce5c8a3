import { isCancel, toAppError } from '../../lib/errors.ts'
import { setProblem } from '../jobs/problems.ts'
import { reportLibrary } from '../library/store.ts'
import { useProjectStore } from '../project/store.ts'
import { log } from './store.ts'

/** Messages already reported: a repeated failure is reported once. */
const told = new Set<string>()

/**
 * Reports uncaught errors in the log and once on screen, so that an action may be started without
 * awaiting it. Call once, at the start.
 */
export function watchForUncaught(): void {
  window.addEventListener('error', ({ error }) => {
    // An event without an error is a layout remark of the browser (ResizeObserver).
    if (error) tell(error)
  })
  window.addEventListener('unhandledrejection', (event) => {
    // A cancel by the user is no failure.
    if (isCancel(event.reason)) event.preventDefault()
    else tell(event.reason)
  })
}

/** Logs a render failure, which the broken screen cannot show. */
export function noteBroken(error: unknown): void {
  log({ code: 'screen-broken' }, toAppError(error))
}

/** Reports an error that no part of the screen handles. */
export function tell(error: unknown): void {
  const known = toAppError(error)
  if (told.has(known.message)) return
  told.add(known.message)
  if (useProjectStore.getState().project) setProblem('project', known)
  else reportLibrary(known)
}
