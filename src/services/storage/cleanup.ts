import type { BlobId, ProjectId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { AppError } from '../../lib/errors.ts'
import { maestro } from './database.ts'
import { blobsOfVersions, type Collected, collectBlobs, measure, totalOf } from './media.ts'
import { putProject, readProject } from './projects.ts'
import { type BlobSizes, under } from './schema.ts'
import { change, look, type Readable, type Writable } from './transactions.ts'

type TidyChange = (project: Project, there: ReadonlySet<BlobId>) => Project

export const blobSizes = (id: ProjectId): Promise<BlobSizes> =>
  look(maestro, ['media', 'sizes'], ({ media, sizes }) => measure(media, sizes, id))

/**
 * Changes the record on disk and deletes the blobs that neither it nor a version names any more: a
 * small write, which fits a full disk. `tidied` gets the sizes of the existing blobs.
 * @throws AppError `taken-over` when another token owns the project.
 */
export const tidyProject = (id: ProjectId, tidied: TidyChange, token?: string): Promise<Collected> =>
  change(
    maestro,
    ['projects', 'cards', 'sizes', 'media', 'writers', 'versions'],
    async ({ media, writers, versions, ...stores }) => {
      const found = await readProject(stores.projects, id)
      if (!found) return { blobs: 0, bytes: 0 }
      if (token !== undefined && (await writers.get(id)) !== token) throw new AppError('taken-over')
      const there = await measure(media, stores.sizes, id)
      const project = tidied(found, new Set(Object.keys(there) as BlobId[]))
      const { collected, sizes } = collectBlobs(media, project, there, await blobsOfVersions(versions, id))
      putProject(stores, project, sizes)
      return collected
    },
  )

/** The blobs that a project's versions name. */
export const versionBlobs = (id: ProjectId): Promise<ReadonlySet<string>> =>
  look(maestro, ['versions'], ({ versions }) => blobsOfVersions(versions, id))

/** Bytes of blobs whose project exists nowhere. */
export const strayBytes = (): Promise<number> =>
  look(maestro, ['projects', 'trash', 'media', 'sizes', 'versions'], async ({ sizes, ...stores }) => {
    let bytes = 0
    for (const id of await strayProjects(stores)) bytes += totalOf(await measure(stores.media, sizes, id))
    return bytes
  })

/** Deletes those blobs. */
export const collectStrays = (): Promise<void> =>
  change(maestro, ['projects', 'trash', 'media', 'sizes', 'writers', 'versions'], async (stores) => {
    for (const id of await strayProjects(stores)) removeMedia(stores, id)
  })

/**
 * Removes the media of an interrupted import; a project that exists, in the trash too, keeps its
 * own.
 */
export const abandonImport = (id: ProjectId): Promise<void> =>
  change(maestro, ['projects', 'trash', 'media', 'sizes', 'writers', 'versions'], async (stores) => {
    if ((await strayProjects(stores)).includes(id)) removeMedia(stores, id)
  })

/** Deletes everything stored for a project but its record. */
export function removeMedia(
  {
    media,
    sizes,
    writers,
    versions,
  }: {
    readonly media: Writable<'media'>
    readonly sizes: Writable<'sizes'>
    readonly writers: Writable<'writers'>
    readonly versions: Writable<'versions'>
  },
  id: ProjectId,
): void {
  media.delete(under('blob', id))
  // The first versions of the app stored the ledger here.
  media.delete(under('ledger', id))
  sizes.delete(id)
  writers.delete(id)
  versions.delete(under(id))
}

/**
 * Projects with blobs or versions but neither a record nor a place in the trash. One request per
 * project.
 */
async function strayProjects({
  projects,
  trash,
  media,
  versions,
}: {
  readonly projects: Readable<'projects'>
  readonly trash: Readable<'trash'>
  readonly media: Readable<'media'>
  readonly versions: Readable<'versions'>
}): Promise<readonly ProjectId[]> {
  const known = new Set((await Promise.all([projects.getAllKeys(), trash.getAllKeys()])).flat())
  const strays = new Set<ProjectId>()
  for (const [owner] of await versions.getAllKeys()) if (!known.has(owner)) strays.add(owner)
  let key = await media.getKey(under('blob'))
  while (key) {
    const [, owner] = key
    if (!known.has(owner)) strays.add(owner)
    key = await media.getKey(IDBKeyRange.bound(['blob', owner, []], ['blob', []]))
  }
  return [...strays]
}
