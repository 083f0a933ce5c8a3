import { get, promisifyRequest, setMany, type UseStore } from 'idb-keyval'
import type { BlobId, ProjectId } from '../domain/ids.ts'
import { migrate } from '../domain/migrations.ts'
import type { Project } from '../domain/project.ts'
import { type AppError, toAppError } from '../lib/errors.ts'
import { openRecords, under } from './records.ts'

/** The first blob of a database that refuses Blobs (WebKit's private sessions) shows it; asked once. */
const PROBE_KEY = ['meta', 'blob-probe']

type StoredBlob = Blob | { readonly type: string; readonly buffer: ArrayBuffer }

export interface Storage {
  /** Every project, last changed first, without loading a blob. Records that cannot be read are counted. */
  list(): Promise<ProjectList>
  load(id: ProjectId): Promise<Project | undefined>
  /** Writes the record and the blobs it newly names in one transaction: both are there, or neither. */
  save(project: Project, blobs: ReadonlyMap<BlobId, Blob>): Promise<void>
  loadBlob(project: ProjectId, blob: BlobId): Promise<Blob | undefined>
  remove(id: ProjectId): Promise<void>
}

export interface ProjectList {
  readonly projects: readonly Project[]
  readonly unreadable: readonly AppError[]
}

/** @throws AppError `storage-full`, `storage-lost` or `storage-newer` from every call. */
export function openStorage(): Storage {
  const store = openRecords()
  let takesBlobs: Promise<boolean> | undefined

  async function encode(blob: Blob): Promise<StoredBlob> {
    takesBlobs ??= probeBlobs(store)
    return (await takesBlobs) ? blob : { type: blob.type, buffer: await blob.arrayBuffer() }
  }

  return {
    list: () =>
      coded(async () => {
        const records = await store('readonly', (records) =>
          promisifyRequest(records.getAll(under('project'))),
        )
        return readAll(records)
      }),
    load: (id) =>
      coded(async () => {
        const record = await get<unknown>(['project', id], store)
        return record === undefined ? undefined : migrate(record)
      }),
    save: (project, blobs) =>
      coded(async () => {
        // Encoding comes first: a transaction closes by itself while anything but a request is awaited.
        const entries = await Promise.all(
          [...blobs].map(
            async ([id, blob]) => [['blob', project.id, id], await encode(blob)] as [IDBValidKey, unknown],
          ),
        )
        await setMany([...entries, [['project', project.id], project]], store)
      }),
    loadBlob: (project, blob) =>
      coded(async () => {
        const stored = await get<StoredBlob>(['blob', project, blob], store)
        return stored === undefined || stored instanceof Blob
          ? stored
          : new Blob([stored.buffer], { type: stored.type })
      }),
    remove: (id) =>
      coded(() =>
        store('readwrite', (records) => {
          records.delete(['project', id])
          records.delete(under('blob', id))
          records.delete(under('ledger', id))
          return promisifyRequest(records.transaction)
        }),
      ),
  }
}

function readAll(records: readonly unknown[]): ProjectList {
  const projects: Project[] = []
  const unreadable: AppError[] = []
  for (const record of records) {
    try {
      projects.push(migrate(record))
    } catch (error) {
      unreadable.push(toAppError(error))
    }
  }
  return { projects: projects.sort((a, b) => b.updatedAt - a.updatedAt), unreadable }
}

async function probeBlobs(store: UseStore): Promise<boolean> {
  try {
    await setMany([[PROBE_KEY, new Blob(['1'])]], store)
    return (await get(PROBE_KEY, store)) instanceof Blob
  } catch (error) {
    // A full disk says nothing about Blobs: the write that follows will report it.
    return toAppError(error).code === 'storage-full'
  }
}

async function coded<Result>(task: () => Promise<Result>): Promise<Result> {
  try {
    return await task()
  } catch (error) {
    throw toAppError(error)
  }
}
