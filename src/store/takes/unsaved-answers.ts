import type { Problem } from '../../domain/problem.ts'
import { useJobStore } from '../jobs/store.ts'
import { useProjectStore } from '../project/store.ts'

/** Received files that the user has saved. */
const saved = new WeakSet<NonNullable<Problem['came']>>()

export const noteSaved = (came: NonNullable<Problem['came']>) => saved.add(came)

/** True while an unshowable answer, possibly paid for, exists on screen only. */
export function hasUnsavedAnswer(): boolean {
  const onCards = Object.values(useJobStore.getState().shots).map((shot) =>
    shot?.status === 'failed' ? shot.problem : undefined,
  )
  const problems = [...onCards, ...Object.values(useProjectStore.getState().problems)]
  return problems.some((problem) => problem?.came?.file && !saved.has(problem.came))
}
