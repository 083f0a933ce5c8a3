import type { BlobId, ProjectId } from '../../domain/ids.ts'
import { blobsOf, eachBlob } from '../../domain/project/blobs.ts'
import type { Project } from '../../domain/project/project.ts'
import { AppError, toAppError } from '../../lib/errors.ts'
import { maestro } from './database.ts'
import { type BlobSizes, type StoredBlob, under } from './schema.ts'
import { change, look, type Readable, type Writable } from './transactions.ts'

/** What a garbage collection removed. */
export interface Collected {
  readonly blobs: number
  readonly bytes: number
}

/**
 * Stores a blob before the project that names it; garbage collection removes the blobs of an
 * interrupted import.
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

/** Maps `storage-full` to `no-space`, for writes that are given up and not held in memory. */
export const wholeOrNot = (written: Promise<void>): Promise<void> =>
  written.catch((error: AppError) => {
    throw error.code === 'storage-full' ? new AppError('no-space', error.detail, { cause: error }) : error
  })

let takesBlobs: Promise<boolean> | undefined

/**
 * Call before the transaction, which commits as soon as anything but its own requests is awaited.
 */
export async function encodeBlob(blob: Blob): Promise<StoredBlob> {
  takesBlobs ??= probeBlobs()
  return (await takesBlobs) ? blob : { type: blob.type, buffer: await blob.arrayBuffer() }
}

export const decodeBlob = (stored: StoredBlob): Blob =>
  stored instanceof Blob ? stored : new Blob([stored.buffer], { type: stored.type })

/** Whether the database accepts Blobs, by a trial write; done once. */
async function probeBlobs(): Promise<boolean> {
  try {
    await change(maestro, ['meta'], async ({ meta }) => meta.put(new Blob(['1']), 'blob-probe'))
    return (await look(maestro, ['meta'], ({ meta }) => meta.get('blob-probe'))) instanceof Blob
  } catch (error) {
    // A full disk says nothing about Blobs; the real write reports it.
    return toAppError(error).code === 'storage-full'
  }
}

/** The sizes of a project's blobs. Reads only blobs whose size no save has recorded. */
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

/** The blobs that the versions of a project name, whatever version of the app wrote them. */
export async function blobsOfVersions(
  versions: Readable<'versions'>,
  id: ProjectId,
): Promise<ReadonlySet<string>> {
  const named = new Set<string>()
  for (const { board } of await versions.getAll(under(id))) eachBlob(board, (blob) => named.add(blob))
  return named
}

/**
 * Deletes the existing blobs (`sizes`) that neither the project nor `keeps` names.
 * @returns the sizes of the rest.
 */
export function collectBlobs(
  media: Writable<'media'>,
  project: Project,
  sizes: BlobSizes,
  keeps: ReadonlySet<string>,
): { readonly collected: Collected; readonly sizes: BlobSizes } {
  const named = new Set<string>([...blobsOf(project), ...keeps])
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
