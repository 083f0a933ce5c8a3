import type { BlobId, ProjectId } from '../../domain/ids.ts'
import { cardOf, type ProjectCard } from '../../domain/library/card.ts'
import { migrate } from '../../domain/project/migrations.ts'
import type { Project } from '../../domain/project/project.ts'
import { type AppError, toAppError } from '../../lib/errors.ts'
import { under } from './records.ts'
import { read, readAll, readKeys } from './transactions.ts'

/** Sizes in bytes of a project's blobs. */
export type BlobSizes = Readonly<Record<BlobId, number>>

export interface ProjectList {
  /** Last changed first. */
  readonly cards: readonly ProjectCard[]
  readonly unreadable: readonly AppError[]
}

export const totalOf = (sizes: BlobSizes) => Object.values(sizes).reduce((sum, size) => sum + size, 0)

export async function readProject(records: IDBObjectStore, id: ProjectId): Promise<Project | undefined> {
  const record = await read(records, ['project', id])
  return record === undefined ? undefined : migrate(record)
}

export function putProject(records: IDBObjectStore, project: Project, sizes: BlobSizes): void {
  records.put(project, ['project', project.id])
  records.put(sizes, ['bytes', project.id])
  records.put(cardOf(project, totalOf(sizes)), ['card', project.id])
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
