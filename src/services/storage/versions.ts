import { onlyIn } from '../../domain/handover/versions/only-in.ts'
import type { Version } from '../../domain/handover/versions/version.ts'
import type { ProjectId, VersionId } from '../../domain/ids.ts'
import { AppError } from '../../lib/errors.ts'
import { maestro } from './database.ts'
import { blobsOfVersions, measure, wholeOrNot } from './media.ts'
import { putProject, readProject } from './projects.ts'
import { readRecord } from './records.ts'
import { type StoredVersion, under } from './schema.ts'
import { change, look, type Readable, type Writable } from './transactions.ts'

/** The versions of a project, oldest first. @throws AppError `storage-newer`, `storage-lost`. */
export const listVersions = (id: ProjectId): Promise<readonly Version[]> =>
  look(maestro, ['versions'], async ({ versions }) => {
    const stored = await versions.getAll(under(id))
    return stored.map((version) => readVersion(version, id)).sort((a, b) => a.at - b.at)
  })

/** A copied or imported project has another id than its versions were frozen with. */
const readVersion = (stored: StoredVersion, id: ProjectId): Version => ({
  ...stored,
  board: { ...readRecord(stored.board), id },
})

/**
 * Keeps a version, in one transaction that also looks whether its pictures are there.
 * @throws AppError `picture-gone`, `no-space`, `project-gone`, and `taken-over` when another token
 * owns the project.
 */
export const saveVersion = (id: ProjectId, version: Version, token: string | undefined): Promise<void> =>
  wholeOrNot(
    change(
      maestro,
      ['projects', 'cards', 'media', 'writers', 'versions'],
      async ({ versions, media, ...stores }) => {
        await expectWriter(stores, id, token)
        const there = new Set<string>((await media.getAllKeys(under('blob', id))).map(([, , blob]) => blob))
        if (Object.keys(version.hashes).some((blob) => !there.has(blob))) throw new AppError('picture-gone')
        versions.put(version, [id, version.id])
        await touch(stores.cards, id)
      },
    ),
  )

/** Keeps the versions of a project that is being imported; its record comes after them. */
export const saveVersions = (id: ProjectId, all: readonly Version[]): Promise<void> =>
  wholeOrNot(
    change(maestro, ['versions'], async ({ versions }) => {
      for (const version of all) versions.put(version, [id, version.id])
    }),
  )

/** Renames a version. One that is gone stays gone. */
export const renameVersion = (
  id: ProjectId,
  version: VersionId,
  name: string,
  token: string | undefined,
): Promise<void> =>
  change(maestro, ['projects', 'cards', 'writers', 'versions'], async ({ versions, ...stores }) => {
    await expectWriter(stores, id, token)
    const stored = await versions.get([id, version])
    if (!stored) return
    versions.put({ ...stored, name }, [id, version])
    await touch(stores.cards, id)
  })

/** Deletes a version for good, with the blobs that nothing else names. */
export const deleteVersion = (id: ProjectId, version: VersionId, token: string | undefined): Promise<void> =>
  change(
    maestro,
    ['projects', 'cards', 'sizes', 'media', 'writers', 'versions'],
    async ({ media, versions, ...stores }) => {
      const project = await expectWriter(stores, id, token)
      const stored = await versions.get([id, version])
      if (!stored) return
      versions.delete([id, version])
      const sizes = { ...(await measure(media, stores.sizes, id)) }
      const others = await blobsOfVersions(versions, id)
      // Only its own pictures: undo may still bring back other blobs.
      for (const blob of onlyIn(stored.board, project, others)) {
        media.delete(['blob', id, blob])
        delete sizes[blob]
      }
      putProject(stores, project, sizes)
      await touch(stores.cards, id)
    },
  )

async function expectWriter(
  { projects, writers }: { readonly projects: Readable<'projects'>; readonly writers: Readable<'writers'> },
  id: ProjectId,
  token: string | undefined,
) {
  const project = await readProject(projects, id)
  if (!project) throw new AppError('project-gone')
  if ((await writers.get(id)) !== token) throw new AppError('taken-over')
  return project
}

/** The card's time tells the backup folder that there is something new. */
async function touch(cards: Writable<'cards'>, id: ProjectId): Promise<void> {
  const card = await cards.get(id)
  if (card) cards.put({ ...card, updatedAt: Date.now() }, id)
}
