import { useMemo } from 'react'
import type { Project } from '../../domain/project/project.ts'
import { useChosenShot } from '../../store/board/chosen-shot.ts'
import { type Basis, basisOf } from '../../store/handover/basis.ts'
import { useOnlySelected } from '../../store/handover/part.ts'
import { useVersions } from '../../store/handover/versions.ts'

/** What is handed over, as it is chosen now. */
export function useBasis(project: Project): Basis {
  const only = useOnlySelected((state) => state.on)
  const selected = useChosenShot((state) => state.selected)
  const { of, list, shown, since, onlyChanged } = useVersions()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the part reads the selection.
  return useMemo(
    () => basisOf(project, { of, list, shown, since, onlyChanged }),
    [project, of, list, shown, since, onlyChanged, only, selected],
  )
}
