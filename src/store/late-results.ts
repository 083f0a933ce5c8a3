import type { BlobId, ProjectId } from '../domain/ids.ts'
import { allShots, type Project } from '../domain/project.ts'
import { withTakesOf } from '../domain/takes.ts'
import { toAppError } from '../lib/errors.ts'
import type { Unsaved } from '../services/autosave.ts'
import { loadUpkeep, storage } from '../services/index.ts'
import { holdProject, tellTabs } from '../services/tabs.ts'
import type { Delivered } from '../services/upkeep.ts'
import { log } from './app-store.ts'

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

/**
 * Puts what arrived for a project that this tab does not write any more where it belongs: on the disk, in the trash too, where no tab
 * writes the project, else with the tab that does. Until it is known to be there it waits here.
 * @param known the project as it was last seen here
 */
export async function deliverLate(
  known: Project,
  change: (project: Project) => Project,
  blobs: ReadonlyMap<BlobId, Blob> = new Map(),
): Promise<void> {
  const { id } = known
  const unsaved: Unsaved = { project: change(known), blobs }
  try {
    const release = await holdProject(id, () => undefined)
    if (!release) {
      keepWaiting(unsaved)
      tellTabs({ type: 'rescue', ...unsaved })
      return
    }
    try {
      for (const [blob, picture] of blobs) await storage.saveBlob(id, blob, picture)
      const delivered = await (await loadUpkeep()).deliver(id, change)
      if (delivered) tell(delivered)
      else log('What was under way arrived for a project that was removed for good')
    } finally {
      release()
    }
  } catch (error) {
    keepWaiting(unsaved)
    log('What arrived for a project that is no longer open is in memory only', toAppError(error))
  }
}

function tell({ project, trashed }: Delivered): void {
  log(`What was under way arrived and is kept with “${project.name}”${trashed ? ', in the trash' : ''}`)
  tellTabs(trashed ? { type: 'listed' } : { type: 'saved', project })
}

/** Puts what waits for a project with it, once that was deleted in another tab. */
export async function deliverWaiting(id: ProjectId): Promise<void> {
  const unsaved = takeWaiting(id)
  if (unsaved) await deliverLate(unsaved.project, (now) => newerOf(now, unsaved.project), unsaved.blobs)
}
