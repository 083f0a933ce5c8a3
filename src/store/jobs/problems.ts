import { type Problem, toProblem } from '../../domain/problem.ts'
import { AppError, toAppError } from '../../lib/errors.ts'
import { log } from '../app/store.ts'
import { type Place, useProjectStore } from '../project/store.ts'

/** Shows what went wrong at the place it belongs to, and in the log. A cancel is not a problem. */
export function setProblem(place: Place, error: unknown): void {
  const known = toAppError(error)
  if (known.code === 'cancelled') return
  const problem = toProblem(known)
  useProjectStore.setState((state) => ({ problems: { ...state.problems, [place]: problem } }))
  log('Problem', known)
}

/** Shows a problem that the screen itself found. */
export function reportProblem(place: Place, code: Problem['code'], detail?: string): void {
  setProblem(place, new AppError(code, detail))
}

export function clearProblem(place: Place): void {
  useProjectStore.setState(({ problems: { [place]: _, ...others } }) => ({ problems: others }))
}
