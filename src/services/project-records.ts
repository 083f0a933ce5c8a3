import type { BlobId, ProjectId } from '../domain/ids.ts'
import { migrate } from '../domain/migrations.ts'
import type { Project } from '../domain/project.ts'
import { cardOf, type ProjectCard } from '../domain/project-card.ts'
import { type AppError, toAppError } from '../lib/errors.ts'
import { under } from './records.ts'
import { read, readAll, readKeys } from './transactions.ts'

/** Sizes in bytes of a project's blobs. */
export type BlobSizes = Readonly<Record<BlobId, number>>

export interface ProjectList {
  /** Last changed first. */
  readonly cards: readonly ProjectCard[]
  readonly unreadable: readonly AppError[]
}

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

export async function readProject(records: IDBObjectStore, id: ProjectId): Promise<Project | undefined> {
  const record = await read(records, ['project', id])
  return record === undefined ? undefined : migrate(record)
}

export function putProject(records: IDBObjectStore, project: Project, sizes: BlobSizes): void {
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0)
  records.put(project, ['project', project.id])
  records.put(sizes, ['bytes', project.id])
  records.put(cardOf(project, total), ['card', project.id])
}

export function removeMedia(records: IDBObjectStore, id: ProjectId): void {
  for (const kind of ['blob', 'ledger']) records.delete(under(kind, id))
  for (const kind of ['bytes', 'writer', 'job']) records.delete([kind, id])
}

/** Projects of earlier versions of the app have no card yet: those records are read. */
export async function listProjects(records: IDBObjectStore): Promise<ProjectList> {
  const [cards, keys] = await Promise.all([
    readAll(records, under('card')) as Promise<ProjectCard[]>,
    readKeys(records, under('project')),
  ])
  const known = new Set<unknown>(cards.map(({ id }) => id))
  const unreadable: AppError[] = []
  for (const key of keys) {
    if (Array.isArray(key) && known.has(key[1])) continue
    try {
      cards.push(cardOf(migrate(await read(records, key)), undefined))
    } catch (error) {
      unreadable.push(toAppError(error))
    }
  }
  return { cards: cards.sort((a, b) => b.updatedAt - a.updatedAt), unreadable }
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
    readable.map(async ({ id, name, deletedAt }) => {
      const sizes = Object.values((await read<BlobSizes>(records, ['bytes', id])) ?? {})
      return { id, name, deletedAt, bytes: sizes.reduce((sum, size) => sum + size, 0) }
    }),
  )
}
