import type { ProjectId } from '../../domain/ids.ts'
import { allShots, type Project } from '../../domain/project/project.ts'
import { isSameWork, undone } from '../../domain/project/undo.ts'
import { withTakesOf } from '../../domain/takes/takes.ts'
import type { Unsaved } from '../../services/storage/autosave.ts'

/** Unsaved work, in memory only, of projects that this tab does not write. */
const orphans = new Map<ProjectId, Unsaved>()

/** True while this tab holds work that is not known to be stored or handed over. */
export const hasOrphans = () => orphans.size > 0

/**
 * Keeps unsaved work until its project is opened here or another tab has saved it; merges with what
 * is kept already.
 */
export function keepOrphan(unsaved: Unsaved): void {
  const { id } = unsaved.project
  const earlier = orphans.get(id)
  orphans.set(id, earlier ? joined(earlier, unsaved) : unsaved)
}

function joined(a: Unsaved, b: Unsaved): Unsaved {
  return { ...a, project: withUnsaved(a.project, b), blobs: new Map([...a.blobs, ...b.blobs]) }
}

/** A project's unsaved work, which stays here. */
export const orphanOf = (id: ProjectId) => orphans.get(id)

/** Removes and returns a project's unsaved work. */
export function takeOrphan(id: ProjectId): Unsaved | undefined {
  const unsaved = orphans.get(id)
  orphans.delete(id)
  return unsaved
}

/** Forgets unsaved work that the writing tab has saved. */
export function forgetSavedOrphan(saved: Project): void {
  const unsaved = orphans.get(saved.id)
  if (!unsaved || unsaved.project.updatedAt > saved.updatedAt) return
  const there = new Set(idsOf(saved))
  const added = newIn(unsaved)
  // Words add nothing: they are there where adopting them would change nothing.
  const isThere =
    added.length > 0 ? added.every((id) => there.has(id)) : isSameWork(saved, withUnsaved(saved, unsaved))
  if (isThere) orphans.delete(saved.id)
}

const idsOf = (project: Project): readonly string[] => [
  ...allShots(project).map(({ id }) => id),
  ...picturesOf(project),
]

/** The ids of takes and draft sheets, which may be paid for. */
const picturesOf = (project: Project): readonly string[] => [
  ...allShots(project).flatMap(({ takes }) => takes.map(({ id }) => id)),
  ...(project.sheets ?? []).map(({ id }) => id),
]

/**
 * Ids that a save must contain before the work is forgotten: the late shots and pictures, or all
 * pictures of a whole copy.
 */
function newIn({ project, base }: Unsaved): readonly string[] {
  if (!base) return picturesOf(project)
  const earlier = new Set(idsOf(base))
  return idsOf(project).filter((id) => !earlier.has(id))
}

/**
 * Merges unsaved work into a project. A late result is applied by itself, whatever was edited
 * since. Of two whole copies the newer text wins (the second on a tie), with the takes of both.
 */
export function withUnsaved(now: Project, { project, base }: Unsaved): Project {
  if (base) return withTakesOf(undone(project, base, now), project)
  return now.updatedAt <= project.updatedAt ? withTakesOf(project, now) : withTakesOf(now, project)
}
