import { newId } from '../../lib/ids.ts'
import { useJobStore } from '../jobs/store.ts'
import { useProjectStore } from '../project/store.ts'
import { isSaved, type LeftAnswer, shownAnswers, useAnswerStore } from './unsaved-answers.ts'

/**
 * Keeps every answer that is to be saved by hand when another call, another problem or another
 * project takes its place on the screen. Call once.
 */
export function keepAnswers(): void {
  let shown = shownAnswers()
  let name = ''
  const look = () => {
    const now = shownAnswers()
    const gone = shown.filter(({ came }) => !isSaved(came) && !now.some((other) => other.came === came))
    if (gone.length > 0) keep(gone.map((problem) => ({ id: newId(), problem, project: name })))
    shown = now
    name = useProjectStore.getState().project?.name ?? name
  }
  look()
  useJobStore.subscribe(look)
  useProjectStore.subscribe(look)
}

function keep(gone: readonly LeftAnswer[]): void {
  useAnswerStore.setState(({ left }) => {
    const fresh = gone.filter(({ problem }) => !left.some((one) => one.problem.came === problem.came))
    return { left: [...left, ...fresh] }
  })
}

/** Dismisses an answer, saved or not. */
export const dismissAnswer = (answer: LeftAnswer) =>
  useAnswerStore.setState(({ left }) => ({ left: left.filter((one) => one !== answer) }))
