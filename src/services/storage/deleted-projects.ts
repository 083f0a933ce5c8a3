import type { ProjectId } from '../../domain/ids.ts'
import { removeMedia } from './cleanup.ts'
import { maestro } from './database.ts'
import { noteJob, removeWork } from './job-notes.ts'
import { measure, totalOf } from './media.ts'
import { putProject } from './projects.ts'
import { MigrationsNeeded, readRecord } from './records.ts'
import type { Trashed } from './schema.ts'
import { change, look } from './transactions.ts'

/** A deleted project that can be restored. */
export interface TrashedProject {
  readonly id: ProjectId
  readonly name: string
  readonly deletedAt: number
  readonly bytes: number
}

/**
 * The writer token of a deleted project: it fences off a tab that still has it open, so that no
 * late write revives it.
 */
const NOBODY = ''

/**
 * Moves a project to the trash; `restoreProject` brings it back, `purgeProject` deletes it for
 * good.
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
    putProject(stores, readRecord(trashed.record), await measure(media, stores.sizes, id))
  })

/**
 * Deletes a project for good if it is in the trash now and was put there before `deletedBefore`
 * (milliseconds since the epoch), because the list that the user chose from may be outdated.
 * @returns false when it stays.
 */
export async function purgeProject(id: ProjectId, deletedBefore = Infinity): Promise<boolean> {
  const purged = await change(
    maestro,
    ['trash', 'media', 'sizes', 'writers', 'versions'],
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
    const { id, name } = readRecord(record)
    return [{ id, name, deletedAt }]
  } catch (error) {
    if (error instanceof MigrationsNeeded) throw error
    // Written by a newer app, which purges it.
    return []
  }
}
