import { del, get, promisifyRequest, set, type UseStore } from 'idb-keyval'
import type { BlobId, ProjectId } from '../domain/ids.ts'
import { migrate } from '../domain/migrations.ts'
import type { Project } from '../domain/project.ts'
import { type AppError, toAppError } from '../lib/errors.ts'
import { openRecords, under } from './records.ts'

/** The first blob of a database that refuses Blobs (WebKit's private sessions) shows it; asked once. */
const PROBE_KEY = ['meta', 'blob-probe']

const UPSCALER_KEY = ['upscaler', 'own']

type StoredBlob = Blob | { readonly type: string; readonly buffer: ArrayBuffer }

export interface Storage {
  /** Every project, last changed first, without loading a blob. Records that cannot be read are counted. */
  list(): Promise<ProjectList>
  load(id: ProjectId): Promise<Project | undefined>
  /**
   * Writes the record and the blobs it newly names, and deletes `drops`, which it names no longer, in one transaction: all of it
   * happens, or nothing.
   */
  save(project: Project, blobs: ReadonlyMap<BlobId, Blob>, drops?: readonly BlobId[]): Promise<void>
  loadBlob(project: ProjectId, blob: BlobId): Promise<Blob | undefined>
  remove(id: ProjectId): Promise<void>
  loadUpscaler(): Promise<OwnUpscaler | undefined>
  /** Takes the place of the earlier one. */
  saveUpscaler(upscaler: OwnUpscaler): Promise<void>
  removeUpscaler(): Promise<void>
}

/** A person's own upscaler. */
export interface OwnUpscaler {
  readonly name: string
  /** ONNX. */
  readonly file: Blob
  /** What it made of the self-check's tile when it was taken in. */
  readonly samples: readonly number[]
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
    save: (project, blobs, drops = []) =>
      coded(async () => {
        // Encoding comes first: a transaction closes by itself while anything but a request is awaited.
        const entries = await Promise.all(
          [...blobs].map(async ([id, blob]) => ({ id, stored: await encode(blob) })),
        )
        await store('readwrite', (records) => {
          try {
            for (const { id, stored } of entries) records.put(stored, ['blob', project.id, id])
            for (const id of drops) records.delete(['blob', project.id, id])
            records.put(project, ['project', project.id])
          } catch (error) {
            // What was asked for before would be carried out all the same.
            records.transaction.abort()
            throw error
          }
          return promisifyRequest(records.transaction)
        })
      }),
    loadBlob: (project, blob) =>
      coded(async () => {
        const stored = await get<StoredBlob>(['blob', project, blob], store)
        return stored && decode(stored)
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
    loadUpscaler: () =>
      coded(async () => {
        const stored = await get<StoredUpscaler>(UPSCALER_KEY, store)
        return stored && { ...stored, file: decode(stored.file) }
      }),
    saveUpscaler: (upscaler) =>
      coded(async () => {
        const stored: StoredUpscaler = { ...upscaler, file: await encode(upscaler.file) }
        await set(UPSCALER_KEY, stored, store)
      }),
    removeUpscaler: () => coded(() => del(UPSCALER_KEY, store)),
  }
}

type StoredUpscaler = Omit<OwnUpscaler, 'file'> & { readonly file: StoredBlob }

function decode(stored: StoredBlob): Blob {
  return stored instanceof Blob ? stored : new Blob([stored.buffer], { type: stored.type })
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
    await set(PROBE_KEY, new Blob(['1']), store)
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
