import { countAmong, withOnlyShots } from '../../domain/handover/only-shots.ts'
import type { ShotId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { useChosenShot } from '../board/chosen-shot.ts'

/** True where only the selected shots are handed over; nothing keeps it. */
export const useOnlySelected = createShown<{ readonly on: boolean }>(() => ({ on: false }))

export const handOverSelected = (on: boolean) => useOnlySelected.setState({ on })

/** The shots that are handed over; undefined for the whole board. */
export type HandoverPart = ReadonlySet<ShotId> | undefined

/** A selection that names no shot that counts leaves the whole board. */
export function partOf(project: Project): HandoverPart {
  const { selected } = useChosenShot.getState()
  return useOnlySelected.getState().on && countAmong(project, selected) > 0 ? selected : undefined
}

export const partOfBoard = (project: Project, part: HandoverPart): Project =>
  part ? withOnlyShots(project, part) : project
