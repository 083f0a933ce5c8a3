import type { BlobId, ProjectId } from '../../domain/ids.ts'
import { blobsOf, type Project } from '../../domain/project/project.ts'
import { AppError, toAppError } from '../../lib/errors.ts'
import { maestro } from './database.ts'
import { type BlobSizes, type StoredBlob, under } from './schema.ts'
import { change, look, type Readable, type Writable } from './transactions.ts'

/** What a collection removed. */
export interface Collected {
  readonly blobs: number
  readonly bytes: number
}

/**
 * Keeps a blob before the project that names it is there; an import that breaks off leaves strays
 * to be collected.
 */
export async function saveBlob(project: ProjectId, id: BlobId, blob: Blob): Promise<void> {
  const stored = await encodeBlob(blob)
  await wholeOrNot(
    change(maestro, ['media', 'sizes'], async ({ media, sizes }) => {
      const told = await sizes.get(project)
      media.put(stored, ['blob', project, id])
      sizes.put({ ...told, [id]: blob.size }, project)
    }),
  )
}

export const loadBlob = (project: ProjectId, blob: BlobId): Promise<Blob | undefined> =>
  look(maestro, ['media'], async ({ media }) => {
    const stored = await media.get(['blob', project, blob])
    return stored && decodeBlob(stored)
  })

/** For what is kept in whole or given up, and does not wait in memory. */
export const wholeOrNot = (written: Promise<void>): Promise<void> =>
  written.catch((error: AppError) => {
    throw error.code === 'storage-full' ? new AppError('no-space', error.detail, { cause: error }) : error
  })

let takesBlobs: Promise<boolean> | undefined

/**
 * Comes before the transaction, which closes by itself while anything but a request is awaited.
 */
export async function encodeBlob(blob: Blob): Promise<StoredBlob> {
  takesBlobs ??= probeBlobs()
  return (await takesBlobs) ? blob : { type: blob.type, buffer: await blob.arrayBuffer() }
}

export const decodeBlob = (stored: StoredBlob): Blob =>
  stored instanceof Blob ? stored : new Blob([stored.buffer], { type: stored.type })

/** The first blob shows whether the database takes Blobs; asked once. */
async function probeBlobs(): Promise<boolean> {
  try {
    await change(maestro, ['meta'], async ({ meta }) => meta.put(new Blob(['1']), 'blob-probe'))
    return (await look(maestro, ['meta'], ({ meta }) => meta.get('blob-probe'))) instanceof Blob
  } catch (error) {
    // A full disk says nothing about Blobs: the write that follows will report it.
    return toAppError(error).code === 'storage-full'
  }
}

/** The sizes of all of a project's blobs; only those that no save has told are looked at. */
export async function measure(
  media: Readable<'media'>,
  sizes: Readable<'sizes'>,
  id: ProjectId,
): Promise<BlobSizes> {
  const told = await sizes.get(id)
  const measured: Record<BlobId, number> = {}
  for (const key of await media.getAllKeys(under('blob', id))) {
    const stored = told?.[key[2]] === undefined ? await media.get(key) : undefined
    measured[key[2]] = told?.[key[2]] ?? (stored ? decodeBlob(stored).size : 0)
  }
  return measured
}

/**
 * Of the blobs that are there (`sizes`), deletes those that the project does not name; gives the
 * sizes of those that stay.
 */
export function collectBlobs(
  media: Writable<'media'>,
  project: Project,
  sizes: BlobSizes,
): { readonly collected: Collected; readonly sizes: BlobSizes } {
  const named = new Set<string>(blobsOf(project))
  const kept: Record<BlobId, number> = {}
  const collected = { blobs: 0, bytes: 0 }
  for (const [id, size] of Object.entries(sizes) as [BlobId, number][]) {
    if (named.has(id)) kept[id] = size
    else {
      media.delete(['blob', project.id, id])
      collected.blobs += 1
      collected.bytes += size
    }
  }
  return { collected, sizes: kept }
}

export const totalOf = (sizes: BlobSizes) => Object.values(sizes).reduce((sum, size) => sum + size, 0)
