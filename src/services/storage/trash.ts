import type { ProjectId } from '../../domain/ids.ts'
import { migrate } from '../../domain/project/migrations.ts'
import { removeMedia } from './cleanup.ts'
import { maestro } from './database.ts'
import { noteJob, removeWork } from './job-notes.ts'
import { measure, totalOf } from './media.ts'
import { putProject } from './projects.ts'
import type { Trashed } from './schema.ts'
import { change, look } from './transactions.ts'

/** A deleted project that can still be brought back. */
export interface TrashedProject {
  readonly id: ProjectId
  readonly name: string
  readonly deletedAt: number
  readonly bytes: number
}

/**
 * The writer of a deleted project: a tab that still has it open is shut out, so that a late write
 * brings nothing back.
 */
const NOBODY = ''

/**
 * Puts a project in the trash, from where `restoreProject` brings it back and `purgeProject`
 * removes it for good.
 */
export async function discardProject(id: ProjectId): Promise<void> {
  await change(
    maestro,
    ['projects', 'cards', 'writers', 'trash'],
    async ({ projects, cards, writers, trash }) => {
      const record = await projects.get(id)
      if (record === undefined) return
      trash.put({ record, deletedAt: Date.now() }, id)
      writers.put(NOBODY, id)
      projects.delete(id)
      cards.delete(id)
    },
  )
  await noteJob(id, undefined)
}

export const restoreProject = (id: ProjectId): Promise<void> =>
  change(maestro, ['projects', 'cards', 'sizes', 'media', 'trash'], async ({ media, trash, ...stores }) => {
    const trashed = await trash.get(id)
    if (!trashed) return
    trash.delete(id)
    putProject(stores, migrate(trashed.record), await measure(media, stores.sizes, id))
  })

/**
 * Removes a project for good if it is in the trash at that moment, and was put there before
 * `deletedBefore`, in milliseconds since the epoch: the list that somebody chose it from may be
 * old. False when it stays.
 */
export async function purgeProject(id: ProjectId, deletedBefore = Infinity): Promise<boolean> {
  const purged = await change(
    maestro,
    ['trash', 'media', 'sizes', 'writers'],
    async ({ trash, ...stores }) => {
      const trashed = await trash.get(id)
      if (!trashed || trashed.deletedAt >= deletedBefore) return false
      trash.delete(id)
      removeMedia(stores, id)
      stores.writers.put(NOBODY, id)
      return true
    },
  )
  if (purged) await removeWork(id)
  return purged
}

export const listTrash = (): Promise<readonly TrashedProject[]> =>
  look(maestro, ['trash', 'sizes'], async ({ trash, sizes }) => {
    const readable = (await trash.getAll()).flatMap(readTrashed)
    return Promise.all(
      readable.map(async (project) => ({ ...project, bytes: totalOf((await sizes.get(project.id)) ?? {}) })),
    )
  })

function readTrashed({ record, deletedAt }: Trashed) {
  try {
    const { id, name } = migrate(record)
    return [{ id, name, deletedAt }]
  } catch {
    // Of a newer app, which clears it away itself.
    return []
  }
}
