import type { Problem } from '../../domain/problem.ts'
import { useJobStore } from '../jobs/store.ts'
import { useProjectStore } from '../project/store.ts'

/** What was saved by hand. */
const saved = new WeakSet<NonNullable<Problem['came']>>()

export const noteSaved = (came: NonNullable<Problem['came']>) => saved.add(came)

/** True while an answer that could not be shown, and may be paid for, is on the screen only. */
export function hasCome(): boolean {
  const onCards = Object.values(useJobStore.getState().shots).map((shot) =>
    shot?.status === 'failed' ? shot.problem : undefined,
  )
  const problems = [...onCards, ...Object.values(useProjectStore.getState().problems)]
  return problems.some((problem) => problem?.came?.file && !saved.has(problem.came))
}
