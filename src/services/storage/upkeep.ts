import type { BlobId, ProjectId } from '../../domain/ids.ts'
import { type JobNote, noteIn, type StoredJobNote } from '../../domain/jobs/interrupted-job.ts'
import { migrate } from '../../domain/project/migrations.ts'
import type { Project } from '../../domain/project/project.ts'
import { AppError } from '../../lib/errors.ts'
import { noteVisit, oldBefore } from '../app/visits.ts'
import { type Collected, collectBlobs, measure } from './collect.ts'
import { removeWork } from './ledger-records.ts'
import { type BlobSizes, putProject, readProject, totalOf } from './project-records.ts'
import { openRecords, openWork, under } from './records.ts'
import { strayProjects } from './strays.ts'
import { connect, read, readKeys, type StoredBlob, transact } from './transactions.ts'
import { listTrash, removeMedia, type Trashed, type TrashedProject } from './trash.ts'

/**
 * The writer of a deleted project: a tab that still has it open is shut out, so that a late write
 * brings nothing back.
 */
const NOBODY = ''

type TidyChange = (project: Project, there: ReadonlySet<BlobId>) => Project

export interface Delivered {
  readonly project: Project
  readonly trashed: boolean
}

/**
 * What is done to the storage besides opening, saving and listing; in a part of its own, because
 * the first screen needs none of it.
 */
export interface Upkeep {
  sizes(id: ProjectId): Promise<BlobSizes>
  /**
   * Changes the record on disk and deletes the blobs that it no longer names; a small write, which
   * fits on a full disk. The change is told which blobs are there.
   * @throws AppError `taken-over` when another token than this one may write the project.
   */
  tidy(id: ProjectId, change: TidyChange, token?: string): Promise<Collected>
  /**
   * Changes the record of a project that no tab writes, in the trash too: what arrives late for it
   * has its place there. The media that the change newly names are saved before. Undefined when the
   * project was removed for good.
   */
  deliver(id: ProjectId, change: (project: Project) => Project): Promise<Delivered | undefined>
  /** Bytes of the blobs of projects that are not there at all. */
  strayBytes(): Promise<number>
  /** Deletes them. */
  collectStrays(): Promise<void>
  /** A whole copy under another id and name, media included. */
  duplicate(id: ProjectId, copy: ProjectId, name: string): Promise<void>
  /**
   * Puts a project in the trash, from where `restore` brings it back and `purge` removes it for
   * good.
   */
  discard(id: ProjectId): Promise<void>
  restore(id: ProjectId): Promise<void>
  /**
   * Removes a project for good if it is in the trash at that moment, and was put there before
   * `deletedBefore`, in milliseconds since the epoch: the list that somebody chose it from may be
   * old. False when it stays.
   */
  purge(id: ProjectId, deletedBefore?: number): Promise<boolean>
  /**
   * Notes that the app is used now. @returns before which time what was deleted is old enough to go
   * for good (visits.ts).
   */
  visit(now: number): Promise<number>
  /**
   * Removes the media of an import that broke off; a project that is there, or in the trash, keeps
   * its own.
   */
  abandonImport(id: ProjectId): Promise<void>
  trash(): Promise<readonly TrashedProject[]>
  /**
   * What is under way in a project, for the next visit should this one break off; undefined clears
   * it.
   */
  noteJob(id: ProjectId, note: JobNote | undefined): Promise<void>
  jobNote(id: ProjectId): Promise<JobNote | undefined>
  /** Small things of the app itself, such as the handle of the backup folder; undefined removes. */
  saveMeta(name: string, value: unknown): Promise<void>
  loadMeta(name: string): Promise<unknown>
}

/** @throws AppError `storage-full`, `storage-lost` or `storage-newer` from every call. */
export function openUpkeep(): Upkeep {
  const store = connect(openRecords)
  const work = connect(openWork)
  const write = <Result>(work: (records: IDBObjectStore) => Promise<Result>) =>
    transact(store, 'readwrite', work)
  const look = <Result>(work: (records: IDBObjectStore) => Promise<Result>) =>
    transact(store, 'readonly', work)

  const noteJob = (id: ProjectId, note: JobNote | undefined) =>
    transact(work, 'readwrite', async (records) => {
      if (note) records.put(note, id)
      else records.delete(id)
    })

  return {
    sizes: (id) => look((records) => measure(records, id)),
    tidy: (id, change, token) =>
      write(async (records) => {
        const found = await readProject(records, id)
        if (!found) return { blobs: 0, bytes: 0 }
        const writer = await read<string>(records, ['writer', id])
        if (token !== undefined && writer !== token) throw new AppError('taken-over')
        const there = await measure(records, id)
        const project = change(found, new Set(Object.keys(there) as BlobId[]))
        const { collected, sizes } = collectBlobs(records, project, there)
        putProject(records, project, sizes)
        return collected
      }),
    deliver: (id, change) =>
      write(async (records) => {
        const living = await readProject(records, id)
        const trashed = living ? undefined : await read<Trashed>(records, ['trash', id])
        const found = living ?? (trashed && migrate(trashed.record))
        if (!found) return undefined
        const project = { ...change(found), updatedAt: Date.now() }
        if (trashed) records.put({ ...trashed, record: project } satisfies Trashed, ['trash', id])
        else putProject(records, project, await measure(records, id))
        return { project, trashed: trashed !== undefined }
      }),
    strayBytes: () =>
      look(async (records) => {
        let bytes = 0
        for (const id of await strayProjects(records)) bytes += totalOf(await measure(records, id))
        return bytes
      }),
    collectStrays: () =>
      write(async (records) => {
        for (const id of await strayProjects(records)) removeMedia(records, id)
      }),
    duplicate: (id, copy, name) =>
      write(async (records) => {
        const project = await readProject(records, id)
        if (!project) throw new AppError('project-gone')
        const sizes = await measure(records, id)
        for (const key of await readKeys(records, under('blob', id))) {
          if (!Array.isArray(key)) continue
          records.put(await read<StoredBlob>(records, key), ['blob', copy, String(key[2])])
        }
        const now = Date.now()
        putProject(records, { ...project, id: copy, name, createdAt: now, updatedAt: now }, sizes)
      }),
    discard: async (id) => {
      await write(async (records) => {
        const record = await read(records, ['project', id])
        if (record === undefined) return
        const trashed: Trashed = { record, deletedAt: Date.now() }
        records.put(trashed, ['trash', id])
        records.put(NOBODY, ['writer', id])
        for (const kind of ['project', 'card']) records.delete([kind, id])
      })
      await noteJob(id, undefined)
    },
    restore: (id) =>
      write(async (records) => {
        const trashed = await read<Trashed>(records, ['trash', id])
        if (!trashed) return
        records.delete(['trash', id])
        putProject(records, migrate(trashed.record), await measure(records, id))
      }),
    purge: async (id, deletedBefore = Infinity) => {
      const purged = await write(async (records) => {
        const trashed = await read<Trashed>(records, ['trash', id])
        if (!trashed || trashed.deletedAt >= deletedBefore) return false
        records.delete(['trash', id])
        removeMedia(records, id)
        records.put(NOBODY, ['writer', id])
        return true
      })
      if (purged) await transact(work, 'readwrite', async (records) => removeWork(records, id))
      return purged
    },
    visit: (now) =>
      write(async (records) => {
        await noteVisit(records, now)
        return oldBefore(records)
      }),
    abandonImport: (id) =>
      write(async (records) => {
        if ((await strayProjects(records)).includes(id)) removeMedia(records, id)
      }),
    trash: () => look(listTrash),
    noteJob,
    jobNote: async (id) => {
      const stored = await transact(work, 'readonly', (records) => read<StoredJobNote>(records, id))
      return stored && noteIn(stored)
    },
    saveMeta: (name, value) =>
      write(async (records) => {
        if (value === undefined) records.delete(['meta', name])
        else records.put(value, ['meta', name])
      }),
    loadMeta: (name) => look((records) => read(records, ['meta', name])),
  }
}
