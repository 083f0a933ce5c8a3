import { isCancel, toAppError } from '../../lib/errors.ts'
import { setProblem } from '../jobs/problems.ts'
import { reportLibrary } from '../library/store.ts'
import { useProjectStore } from '../project/store.ts'
import { log } from './store.ts'

/** What each was: a failure that repeats, or that reaches the listener twice, is told once. */
const told = new Set<string>()

/**
 * Hears whatever nobody caught: so an action may be started without being waited for, and its
 * failure is told all the same, in the log and once where the person is. Call once, at the start.
 */
export function watchForUncaught(): void {
  window.addEventListener('error', ({ error }) => {
    // Without one it is a browser's remark about the page's layout.
    if (error) tell(error)
  })
  window.addEventListener('unhandledrejection', (event) => {
    // A person stopped it: nothing failed.
    if (isCancel(event.reason)) event.preventDefault()
    else tell(event.reason)
  })
}

/** A failure while the screen was drawn, which nothing on that screen can tell any more. */
export function noteBroken(error: unknown): void {
  log('The screen could not be drawn', toAppError(error))
}

/** Tells of a failure that no place of the screen is made for. */
export function tell(error: unknown): void {
  const known = toAppError(error)
  if (told.has(known.message)) return
  told.add(known.message)
  if (useProjectStore.getState().project) setProblem('project', known)
  else reportLibrary(known)
}
