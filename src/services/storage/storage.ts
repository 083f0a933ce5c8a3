import type { BlobId, ProjectId } from '../../domain/ids.ts'
import { withSpent } from '../../domain/library/card.ts'
import { withOnlyMedia } from '../../domain/library/only-media.ts'
import { isLaterEdition, type Project } from '../../domain/project/project.ts'
import { withoutOldDeleted, withTakesOf } from '../../domain/takes/takes.ts'
import { AppError, toAppError } from '../../lib/errors.ts'
import { oldBefore } from '../app/visits.ts'
import { collectBlobs, measure } from './collect.ts'
import type { LastWords } from './draft.ts'
import { readCosts } from './ledger-records.ts'
import { type BlobSizes, listProjects, type ProjectList, putProject, readProject } from './project-records.ts'
import { openRecords, openWork } from './records.ts'
import { type Connection, connect, decodeBlob, read, type StoredBlob, transact } from './transactions.ts'

/**
 * The first blob of a database that refuses Blobs (WebKit's private sessions) shows it; asked once.
 */
const PROBE_KEY = ['meta', 'blob-probe']

const UPSCALER_KEY = ['upscaler', 'own']

export interface Storage {
  /**
   * Every project, without loading a record that has a card, or a blob. Records that cannot be read
   * are counted.
   */
  list(): Promise<ProjectList>
  load(id: ProjectId): Promise<Project | undefined>
  /**
   * Makes `token` the only one that can save this project, clears away what nothing names and loads
   * it, in one transaction: nothing comes in between. What the last writer's page left in its last
   * moment is taken in.
   */
  claim(id: ProjectId, token: string, last?: LastWords): Promise<Project | undefined>
  /**
   * Writes the record and the blobs it newly names, and deletes `drops`, which it names no longer,
   * in one transaction: all of it happens, or nothing.
   * @throws AppError `taken-over` when another token has claimed the project since.
   */
  save(
    project: Project,
    blobs: ReadonlyMap<BlobId, Blob>,
    drops?: readonly BlobId[],
    token?: string,
  ): Promise<void>
  /**
   * Keeps a blob before the project that names it is there; an import that breaks off leaves strays
   * to be collected.
   */
  saveBlob(project: ProjectId, id: BlobId, blob: Blob): Promise<void>
  loadBlob(project: ProjectId, blob: BlobId): Promise<Blob | undefined>
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

type StoredUpscaler = Omit<OwnUpscaler, 'file'> & { readonly file: StoredBlob }

/** @throws AppError `storage-full`, `storage-lost` or `storage-newer` from every call. */
export function openStorage(): Storage {
  const store = connect(openRecords)
  const work = connect(openWork)
  let takesBlobs: Promise<boolean> | undefined

  async function encode(blob: Blob): Promise<StoredBlob> {
    takesBlobs ??= probeBlobs(store)
    return (await takesBlobs) ? blob : { type: blob.type, buffer: await blob.arrayBuffer() }
  }

  /**
   * Encoding comes first: a transaction closes by itself while anything but a request is awaited.
   */
  const encodeAll = (blobs: ReadonlyMap<BlobId, Blob>) =>
    Promise.all([...blobs].map(async ([id, blob]) => ({ id, size: blob.size, stored: await encode(blob) })))

  const write = <Result>(work: (records: IDBObjectStore) => Promise<Result>) =>
    transact(store, 'readwrite', work)
  const look = <Result>(work: (records: IDBObjectStore) => Promise<Result>) =>
    transact(store, 'readonly', work)

  /** For what is kept in whole or given up, and does not wait in memory. */
  const take = (work: (records: IDBObjectStore) => Promise<void>) =>
    write(work).catch((error: AppError) => {
      throw error.code === 'storage-full' ? new AppError('no-space', error.detail, { cause: error }) : error
    })

  return {
    list: async () => {
      // Costs that cannot be read are missing from a list that can.
      const [list, costs] = await Promise.all([look(listProjects), readCosts(work).catch(() => undefined)])
      return { ...list, cards: list.cards.map((card) => withSpent(card, costs?.get(card.id))) }
    },
    load: (id) => look(async (records) => readProject(records, id)),
    claim: (id, token, last) =>
      write(async (records) => {
        const found = await readProject(records, id)
        if (!found) return undefined
        const writer = await read<string>(records, ['writer', id])
        records.put(token, ['writer', id])
        const there = await measure(records, id)
        const newest = last && last.token === writer ? withLastWords(found, last, there) : found
        const project = withoutOldDeleted(newest, await oldBefore(records))
        const { collected, sizes } = collectBlobs(records, project, there)
        const told = await read(records, ['card', id])
        if (project !== found || collected.blobs > 0 || !told) putProject(records, project, sizes)
        return project
      }),
    save: async (project, blobs, drops = [], token) => {
      const entries = await encodeAll(blobs)
      const { id } = project
      await write(async (records) => {
        const writer = await read<string>(records, ['writer', id])
        if (token !== undefined && writer !== undefined && writer !== token) throw new AppError('taken-over')
        if (token !== undefined) records.put(token, ['writer', id])
        const sizes = { ...(await read<BlobSizes>(records, ['bytes', id])) }
        for (const { id: blob, size, stored } of entries) {
          records.put(stored, ['blob', id, blob])
          sizes[blob] = size
        }
        for (const blob of drops) {
          records.delete(['blob', id, blob])
          delete sizes[blob]
        }
        putProject(records, project, sizes)
      })
    },
    saveBlob: async (project, id, blob) => {
      const [entry] = await encodeAll(new Map([[id, blob]]))
      if (!entry) return
      await take(async (records) => {
        const sizes = await read<BlobSizes>(records, ['bytes', project])
        records.put(entry.stored, ['blob', project, id])
        records.put({ ...sizes, [id]: entry.size }, ['bytes', project])
      })
    },
    loadBlob: (project, blob) =>
      look(async (records) => {
        const stored = await read<StoredBlob>(records, ['blob', project, blob])
        return stored && decodeBlob(stored)
      }),
    loadUpscaler: () =>
      look(async (records) => {
        const stored = await read<StoredUpscaler>(records, UPSCALER_KEY)
        return stored && { ...stored, file: decodeBlob(stored.file) }
      }),
    saveUpscaler: async (upscaler) => {
      const stored: StoredUpscaler = { ...upscaler, file: await encode(upscaler.file) }
      await take(async (records) => void records.put(stored, UPSCALER_KEY))
    },
    removeUpscaler: () => write(async (records) => records.delete(UPSCALER_KEY)).then(() => undefined),
  }
}

/**
 * The project as it was left, unless the disk has it newer; without media that never reached the
 * disk.
 */
function withLastWords(stored: Project, { project }: LastWords, there: BlobSizes): Project {
  if (!isLaterEdition(project, stored)) return stored
  return withTakesOf(withOnlyMedia(project, new Set(Object.keys(there) as BlobId[])), stored)
}

async function probeBlobs(store: Connection): Promise<boolean> {
  try {
    await transact(store, 'readwrite', async (records) => void records.put(new Blob(['1']), PROBE_KEY))
    return (await transact(store, 'readonly', (records) => read(records, PROBE_KEY))) instanceof Blob
  } catch (error) {
    // A full disk says nothing about Blobs: the write that follows will report it.
    return toAppError(error).code === 'storage-full'
  }
}
