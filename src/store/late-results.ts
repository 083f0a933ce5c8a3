import type { ProjectId } from '../domain/ids.ts'
import { allShots, type Project } from '../domain/project.ts'
import { withTakesOf } from '../domain/takes.ts'
import type { Unsaved } from '../services/autosave.ts'

/** What is in memory only and belongs to a project that this tab does not write. */
const waiting = new Map<ProjectId, Unsaved>()

/** True while this tab has something that no disk and no other tab is known to have. */
export const hasWaiting = () => waiting.size > 0

/** Keeps what could not be written until the project is opened here, or another tab has saved it. Nothing that waits already is replaced. */
export function keepWaiting(unsaved: Unsaved): void {
  const { id } = unsaved.project
  const earlier = waiting.get(id)
  waiting.set(id, earlier ? joined(earlier, unsaved) : unsaved)
}

function joined(a: Unsaved, b: Unsaved): Unsaved {
  return { project: newerOf(a.project, b.project), blobs: new Map([...a.blobs, ...b.blobs]) }
}

/** What waits for a project, which its writer now takes in. */
export function takeWaiting(id: ProjectId): Unsaved | undefined {
  const unsaved = waiting.get(id)
  waiting.delete(id)
  return unsaved
}

/** The tab that writes a project has saved this: what waited for it here and is in it need not wait any more. */
export function forgetSaved(saved: Project): void {
  const unsaved = waiting.get(saved.id)
  if (!unsaved || unsaved.project.updatedAt > saved.updatedAt) return
  const there = takeIds(saved)
  if ([...takeIds(unsaved.project)].every((take) => there.has(take))) waiting.delete(saved.id)
}

const takeIds = (project: Project) =>
  new Set(allShots(project).flatMap(({ takes }) => takes.map(({ id }) => id)))

/** Both copies of a project as one: the words of the newer, of two as new those of `b`; the takes of both. */
export const newerOf = (a: Project, b: Project): Project =>
  a.updatedAt <= b.updatedAt ? withTakesOf(b, a) : withTakesOf(a, b)
