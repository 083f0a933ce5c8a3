import type { LogEvent } from '../../domain/app/log-event.ts'
import { numbersOf } from '../../domain/board/shot-numbers.ts'
import type { ShotId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { log } from '../app/store.ts'
import { openedProject } from '../project/store.ts'

/** Makes an edit and logs what it did; an edit that is refused or changes nothing logs nothing. */
export function editAndLog(
  edit: () => void,
  event: (after: Project, before: Project) => LogEvent | undefined,
): void {
  const before = openedProject()
  edit()
  const after = openedProject()
  const line = after === before ? undefined : event(after, before)
  if (line) log(line)
}

/** Tells where shots were moved from and, where that counts them anew, their numbers after it. */
export function movedEvent(after: Project, before: Project, ids: ReadonlySet<ShotId>): LogEvent {
  const [numbers, now] = [numbersIn(before, ids), numbersIn(after, ids)]
  return { code: 'shots-moved', numbers, ...(numbers.join() === now.join() ? {} : { now }) }
}

/** The numbers of these shots, in the order of the board. */
export const numbersIn = (project: Project, ids: ReadonlySet<ShotId>): readonly string[] =>
  [...numbersOf(project)].flatMap(([id, number]) => (ids.has(id) ? [number] : []))
