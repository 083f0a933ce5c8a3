import { type Problem, toProblem } from '../../domain/problem.ts'
import type { Reason } from '../../lib/details.ts'
import { AppError, toAppError } from '../../lib/errors.ts'
import { log } from '../app/store.ts'
import { type Place, useProjectStore } from '../project/store.ts'

/** Shows an error at its place on screen and logs it. A cancel is no error. */
export function setProblem(place: Place, error: unknown): void {
  const known = toAppError(error)
  if (known.code === 'cancelled') return
  const problem = toProblem(known)
  useProjectStore.setState((state) => ({ problems: { ...state.problems, [place]: problem } }))
  log({ code: 'problem' }, known)
}

/** Shows a problem that the screen itself found. */
export function reportProblem(place: Place, code: Problem['code'], detail?: Reason): void {
  setProblem(place, new AppError(code, detail))
}

export function clearProblem(place: Place): void {
  if (!useProjectStore.getState().problems[place]) return
  useProjectStore.setState(({ problems: { [place]: _, ...others } }) => ({ problems: others }))
}
