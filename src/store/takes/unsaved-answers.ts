import type { Problem } from '../../domain/problem.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { clearProblem } from '../jobs/problems.ts'
import { useJobStore } from '../jobs/store.ts'
import { useProjectStore } from '../project/store.ts'

type Came = NonNullable<Problem['came']>

/** Received files that the user has saved or dismissed. */
const done = new WeakSet<Came>()

export const noteSaved = (came: Came) => done.add(came)
export const isSaved = (came: Came): boolean => done.has(came)

/** An answer that its card or the board no longer shows. */
export interface LeftAnswer {
  readonly id: string
  readonly problem: Problem & { readonly came: Came }
  /** The name of the project that it came for. */
  readonly project: string
}

interface AnswerState {
  /** What came, may be paid for, and was neither saved nor dismissed; oldest first. */
  readonly left: readonly LeftAnswer[]
}

export const useAnswerStore = createShown<AnswerState>(() => ({ left: [] }))

const hasCame = (problem: Problem | undefined): problem is LeftAnswer['problem'] =>
  problem?.came !== undefined

/** The answers to save that cards and the board show now. */
export function shownAnswers(): readonly LeftAnswer['problem'][] {
  const onCards = Object.values(useJobStore.getState().shots).map((shot) =>
    shot?.status === 'failed' ? shot.problem : undefined,
  )
  return [...onCards, ...Object.values(useProjectStore.getState().problems)].filter(hasCame)
}

/** True while an unshowable answer, possibly paid for, exists on screen only. */
export function hasUnsavedAnswer(): boolean {
  const left = useAnswerStore.getState().left.map(({ problem }) => problem)
  return [...shownAnswers(), ...left].some(({ came }) => came.file && !isSaved(came))
}

/** Dismisses the problem above the board, with what came. */
export function dismissOnBoard(): void {
  const came = useProjectStore.getState().problems.shots?.came
  if (came) noteSaved(came)
  clearProblem('shots')
}
