import type { LogEvent } from '../../domain/app/log-event.ts'
import { numbersOf } from '../../domain/board/shot-numbers.ts'
import type { ShotId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { log } from '../app/store.ts'
import { openedProject } from '../project/store.ts'

/** Makes an edit and logs what it did; an edit that is refused or changes nothing logs nothing. */
export function logged(edit: () => void, event: (after: Project) => LogEvent | undefined): void {
  const before = openedProject()
  edit()
  const after = openedProject()
  const line = after === before ? undefined : event(after)
  if (line) log(line)
}

/** The numbers of these shots, in the order of the board. */
export const numbersIn = (project: Project, ids: ReadonlySet<ShotId>): readonly string[] =>
  [...numbersOf(project)].flatMap(([id, number]) => (ids.has(id) ? [number] : []))
