import { useEffect } from 'react'
import { numberOf } from '../../domain/board/shot-numbers.ts'
import { useFindings, watchFindings } from '../../store/findings/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import type { LabelOf } from './finding-text.ts'

/** What is found on the open board, from now on. */
export function useBoardFindings() {
  useEffect(watchFindings, [])
  return useFindings((state) => state.findings)
}

/** The numbers that shots show. */
export function useLabels(): LabelOf {
  const project = useProjectStore((state) => state.project)
  return (id) => (project ? numberOf(project, id) : '')
}
