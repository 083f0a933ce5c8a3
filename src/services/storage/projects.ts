import type { BlobId, ProjectId } from '../../domain/ids.ts'
import { cardOf, type ProjectCard, withSpent } from '../../domain/library/card.ts'
import { withOnlyMedia } from '../../domain/library/only-media.ts'
import { isLaterEdition, type Project } from '../../domain/project/project.ts'
import { withoutOldDeleted, withTakesOf } from '../../domain/takes/takes.ts'
import { AppError, toAppError } from '../../lib/errors.ts'
import { maestro } from './database.ts'
import type { StoredDraft } from './draft.ts'
import { readCosts } from './ledger.ts'
import { blobsOfVersions, collectBlobs, encodeBlob, measure, totalOf } from './media.ts'
import { MigrationsNeeded, readRecord } from './records.ts'
import type { BlobSizes } from './schema.ts'
import { change, look, type Readable, type Writable } from './transactions.ts'
import { oldBefore } from './visits.ts'

export interface ProjectList {
  /** Last changed first. */
  readonly cards: readonly ProjectCard[]
  readonly unreadable: readonly AppError[]
}

/** The stores of a transaction that writes a project's record. */
export type ProjectStores = {
  readonly [Name in 'projects' | 'cards' | 'sizes']: Writable<Name>
}

/**
 * The cards of all projects; a record is read only where its card is missing, a blob never.
 * Unreadable records are returned as errors.
 */
export async function listProjects(): Promise<ProjectList> {
  // A failed read of the costs leaves only the costs out.
  const [list, costs] = await Promise.all([
    look(maestro, ['cards', 'projects'], readList),
    readCosts().catch(() => undefined),
  ])
  return { ...list, cards: list.cards.map((card) => withSpent(card, costs?.get(card.id))) }
}

/** Projects of earlier versions have no card; their records are read. */
async function readList({
  cards,
  projects,
}: {
  readonly cards: Readable<'cards'>
  readonly projects: Readable<'projects'>
}): Promise<ProjectList> {
  const [listed, ids] = await Promise.all([cards.getAll(), projects.getAllKeys()])
  const known = new Set(listed.map(({ id }) => id))
  const unreadable: AppError[] = []
  for (const id of ids) {
    if (known.has(id)) continue
    try {
      listed.push(cardOf(readRecord(await projects.get(id)), undefined))
    } catch (error) {
      if (error instanceof MigrationsNeeded) throw error
      unreadable.push(toAppError(error))
    }
  }
  return { cards: listed.sort((a, b) => b.updatedAt - a.updatedAt), unreadable }
}

export const loadProject = (id: ProjectId): Promise<Project | undefined> =>
  look(maestro, ['projects'], ({ projects }) => readProject(projects, id))

export async function readProject(
  projects: Readable<'projects'>,
  id: ProjectId,
): Promise<Project | undefined> {
  const record = await projects.get(id)
  return record === undefined ? undefined : readRecord(record)
}

export function putProject(
  { projects, cards, sizes }: ProjectStores,
  project: Project,
  told: BlobSizes,
): void {
  projects.put(project, project.id)
  sizes.put(told, project.id)
  cards.put(cardOf(project, totalOf(told)), project.id)
}

/**
 * Makes `token` the project's only writer, collects garbage, merges the draft of the last page, and
 * loads the project, in one transaction, so that no other writer intervenes.
 */
export const claimProject = (
  id: ProjectId,
  token: string,
  draft?: StoredDraft,
): Promise<Project | undefined> =>
  change(
    maestro,
    ['projects', 'cards', 'sizes', 'media', 'writers', 'meta', 'versions'],
    async ({ media, writers, meta, versions, ...stores }) => {
      const found = await readProject(stores.projects, id)
      if (!found) return undefined
      const writer = await writers.get(id)
      writers.put(token, id)
      const there = await measure(media, stores.sizes, id)
      const newest = draft && draft.token === writer ? withDraft(found, draft, there) : found
      const project = withoutOldDeleted(newest, await oldBefore(meta))
      const { collected, sizes } = collectBlobs(media, project, there, await blobsOfVersions(versions, id))
      const told = await stores.cards.get(id)
      if (project !== found || collected.blobs > 0 || !told) putProject(stores, project, sizes)
      return project
    },
  )

/**
 * Writes the record and its new blobs, and deletes the `drops` that no version names, in one
 * transaction.
 * @throws AppError `taken-over` when another token has claimed the project since.
 */
export async function saveProject(
  project: Project,
  blobs: ReadonlyMap<BlobId, Blob>,
  drops: readonly BlobId[] = [],
  token?: string,
): Promise<void> {
  const { id } = project
  const entries = await Promise.all(
    [...blobs].map(async ([blob, file]) => ({ blob, size: file.size, stored: await encodeBlob(file) })),
  )
  const stores = ['projects', 'cards', 'sizes', 'writers'] as const
  // A write of text alone does not queue behind transactions on media.
  const named = entries.length + drops.length > 0 ? ([...stores, 'media', 'versions'] as const) : stores
  await change(maestro, named, async ({ media, writers, versions, ...stores }) => {
    const writer = await writers.get(id)
    if (token !== undefined && writer !== undefined && writer !== token) throw new AppError('taken-over')
    if (token !== undefined) writers.put(token, id)
    const sizes = { ...(await stores.sizes.get(id)) }
    for (const { blob, size, stored } of entries) {
      media.put(stored, ['blob', id, blob])
      sizes[blob] = size
    }
    const keeps = drops.length > 0 ? await blobsOfVersions(versions, id) : undefined
    for (const blob of drops) {
      if (keeps?.has(blob)) continue
      media.delete(['blob', id, blob])
      delete sizes[blob]
    }
    putProject(stores, project, sizes)
  })
}

/**
 * Merges the draft, unless the record is newer. References to media that never reached the disk are
 * dropped.
 */
function withDraft(stored: Project, { record }: StoredDraft, there: BlobSizes): Project {
  const project = readDraft(record)
  if (!project || !isLaterEdition(project, stored)) return stored
  return withTakesOf(withOnlyMedia(project, new Set(Object.keys(there) as BlobId[])), stored)
}

/** Undefined for a draft that nobody can read: what is on disk counts. */
function readDraft(record: unknown): Project | undefined {
  try {
    return readRecord(record)
  } catch (error) {
    if (error instanceof MigrationsNeeded) throw error
    return undefined
  }
}
