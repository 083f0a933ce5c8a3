import type { ProjectId } from '../../domain/ids.ts'
import { allShots, type Project } from '../../domain/project/project.ts'
import { undone } from '../../domain/project/undo.ts'
import { withTakesOf } from '../../domain/takes/takes.ts'
import type { Unsaved } from '../../services/storage/autosave.ts'

/** What is in memory only and belongs to a project that this tab does not write. */
const waiting = new Map<ProjectId, Unsaved>()

/** True while this tab has something that no disk and no other tab is known to have. */
export const hasWaiting = () => waiting.size > 0

/**
 * Keeps what could not be written until the project is opened here, or another tab has saved it.
 * Nothing that waits already is replaced.
 */
export function keepWaiting(unsaved: Unsaved): void {
  const { id } = unsaved.project
  const earlier = waiting.get(id)
  waiting.set(id, earlier ? joined(earlier, unsaved) : unsaved)
}

function joined(a: Unsaved, b: Unsaved): Unsaved {
  return { ...a, project: withUnsaved(a.project, b), blobs: new Map([...a.blobs, ...b.blobs]) }
}

/** What waits for a project, which its writer now takes in. */
export function takeWaiting(id: ProjectId): Unsaved | undefined {
  const unsaved = waiting.get(id)
  waiting.delete(id)
  return unsaved
}

/**
 * The tab that writes a project has saved this: what waited for it here and is in it need not wait
 * any more.
 */
export function forgetSaved(saved: Project): void {
  const unsaved = waiting.get(saved.id)
  if (!unsaved || unsaved.project.updatedAt > saved.updatedAt) return
  const there = new Set(idsOf(saved))
  if (newIn(unsaved).every((id) => there.has(id))) waiting.delete(saved.id)
}

const idsOf = (project: Project): readonly string[] =>
  allShots(project).flatMap(({ id, takes }) => [id, ...takes.map((take) => take.id)])

/**
 * What must be seen to be saved: the shots and takes that arrived late, or all takes of a whole
 * copy.
 */
function newIn({ project, base }: Unsaved): readonly string[] {
  if (!base) return allShots(project).flatMap(({ takes }) => takes.map(({ id }) => id))
  const earlier = new Set(idsOf(base))
  return idsOf(project).filter((id) => !earlier.has(id))
}

/**
 * A project with what was in memory only. What arrived late comes in by itself, whatever was edited
 * since; of two whole copies stay the words of the newer, of two as new those of the second, and
 * the takes of both.
 */
export function withUnsaved(now: Project, { project, base }: Unsaved): Project {
  if (base) return withTakesOf(undone(project, base, now), project)
  return now.updatedAt <= project.updatedAt ? withTakesOf(project, now) : withTakesOf(now, project)
}
