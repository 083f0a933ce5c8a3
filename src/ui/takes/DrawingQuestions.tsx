import { useEffect } from 'react'
import type { Project } from '../../domain/project/project.ts'
import { watchBatch } from '../../store/takes/batch-question.ts'
import { useDrawAllStore } from '../../store/takes/draw-all.ts'
import { watchStale } from '../../store/takes/watch-stale.ts'
import { BatchDialog } from './BatchDialog.tsx'
import { DrawAllDialog } from './DrawAllDialog.tsx'

/** Judges the takes of the open board, and asks before what is drawn already is drawn again. */
export function DrawingQuestions({ project }: { readonly project: Project }) {
  const { id } = project
  useEffect(() => {
    watchStale()
    watchBatch()
  }, [])
  // A question ends with the board that it is about.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the project is what ends it.
  useEffect(() => () => useDrawAllStore.getState().answer?.(undefined), [id])
  return (
    <>
      <DrawAllDialog project={project} />
      <BatchDialog />
    </>
  )
}
