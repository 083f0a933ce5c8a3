import type { Project } from '../../domain/project/project.ts'
import { useChosenShot } from '../../store/board/chosen-shot.ts'
import { type HandoverPart, partOf, useOnlySelected } from '../../store/handover/part.ts'

/** The shots that are handed over, as they are chosen now; undefined for the whole board. */
export function usePart(project: Project): HandoverPart {
  useOnlySelected()
  useChosenShot((state) => state.selected)
  return partOf(project)
}
