import type { BlobId, ProjectId } from '../../domain/ids.ts'
import { blobsOf, type Project } from '../../domain/project/project.ts'
import type { BlobSizes } from './project-records.ts'
import { under } from './records.ts'
import { decodeBlob, read, readKeys, type StoredBlob } from './transactions.ts'

/** What a collection removed. */
export interface Collected {
  readonly blobs: number
  readonly bytes: number
}

/**
 * Of the blobs that are there (`sizes`), deletes those that the project does not name; gives the
 * sizes of those that stay.
 */
export function collectBlobs(
  records: IDBObjectStore,
  project: Project,
  sizes: BlobSizes,
): { readonly collected: Collected; readonly sizes: BlobSizes } {
  const named = new Set<string>(blobsOf(project))
  const kept: Record<BlobId, number> = {}
  const collected = { blobs: 0, bytes: 0 }
  for (const [id, size] of Object.entries(sizes) as [BlobId, number][]) {
    if (named.has(id)) kept[id] = size
    else {
      records.delete(['blob', project.id, id])
      collected.blobs += 1
      collected.bytes += size
    }
  }
  return { collected, sizes: kept }
}

/** The sizes of all of a project's blobs; only those that no save has told are looked at. */
export async function measure(records: IDBObjectStore, id: ProjectId): Promise<BlobSizes> {
  const told = await read<BlobSizes>(records, ['bytes', id])
  const sizes: Record<BlobId, number> = {}
  for (const key of await readKeys(records, under('blob', id))) {
    if (!Array.isArray(key)) continue
    const blob = key[2] as BlobId
    const size = told?.[blob]
    if (size === undefined) {
      const stored = await read<StoredBlob>(records, key)
      sizes[blob] = stored ? decodeBlob(stored).size : 0
    } else sizes[blob] = size
  }
  return sizes
}
