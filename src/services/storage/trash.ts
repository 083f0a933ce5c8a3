import type { ProjectId } from '../../domain/ids.ts'
import { migrate } from '../../domain/project/migrations.ts'
import { type BlobSizes, totalOf } from './project-records.ts'
import { under } from './records.ts'
import { read, readAll } from './transactions.ts'

/** A deleted project that can still be brought back. */
export interface TrashedProject {
  readonly id: ProjectId
  readonly name: string
  readonly deletedAt: number
  readonly bytes: number
}

export interface Trashed {
  readonly record: unknown
  readonly deletedAt: number
}

export function removeMedia(records: IDBObjectStore, id: ProjectId): void {
  // Earlier versions of the app kept the ledger here.
  for (const kind of ['blob', 'ledger']) records.delete(under(kind, id))
  for (const kind of ['bytes', 'writer']) records.delete([kind, id])
}

export async function listTrash(records: IDBObjectStore): Promise<readonly TrashedProject[]> {
  const trashed = (await readAll(records, under('trash'))) as Trashed[]
  const readable = trashed.flatMap(({ record, deletedAt }) => {
    try {
      return [{ ...migrate(record), deletedAt }]
    } catch {
      // Of a newer app, which clears it away itself.
      return []
    }
  })
  return Promise.all(
    readable.map(async ({ id, name, deletedAt }) => ({
      id,
      name,
      deletedAt,
      bytes: totalOf((await read<BlobSizes>(records, ['bytes', id])) ?? {}),
    })),
  )
}
