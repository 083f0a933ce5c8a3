import { useEffect } from 'react'
import { numberOf } from '../../domain/board/shot-numbers.ts'
import { useFindings, watchFindings } from '../../store/findings/store.ts'
import { useProjectStore } from '../../store/project/store.ts'
import type { LabelOf } from './finding-text.ts'

/** Findings are counted from now on; a component that shows some follows those alone. */
export const useFindingsCounted = () => useEffect(watchFindings, [])

/** What is found on the open board, from now on. */
export function useBoardFindings() {
  useFindingsCounted()
  return useFindings((state) => state.findings)
}

/** The numbers that shots show. */
export function useLabels(): LabelOf {
  const project = useProjectStore((state) => state.project)
  return (id) => (project ? numberOf(project, id) : '')
}
