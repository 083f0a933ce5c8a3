import type { ProjectId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import { AppError } from '../../lib/errors.ts'
import { maestro } from './database.ts'
import { measure } from './media.ts'
import { putProject, readProject } from './projects.ts'
import { readRecord } from './records.ts'
import { under } from './schema.ts'
import { change } from './transactions.ts'

export interface Delivered {
  readonly project: Project
  readonly trashed: boolean
}

/**
 * Changes the record of a project without a writer, in the trash too: late results go there. The
 * media that the change adds must be saved before. @returns undefined when the project was purged.
 */
export const deliverTo = (
  id: ProjectId,
  arrives: (project: Project) => Project,
): Promise<Delivered | undefined> =>
  change(maestro, ['projects', 'cards', 'sizes', 'media', 'trash'], async ({ media, trash, ...stores }) => {
    const living = await readProject(stores.projects, id)
    const trashed = living ? undefined : await trash.get(id)
    const found = living ?? (trashed && readRecord(trashed.record))
    if (!found) return undefined
    const project = { ...arrives(found), updatedAt: Date.now() }
    if (trashed) trash.put({ ...trashed, record: project }, id)
    else putProject(stores, project, await measure(media, stores.sizes, id))
    return { project, trashed: trashed !== undefined }
  })

/** Copies a project under another id and name, with its media and its versions. */
export const duplicateProject = (id: ProjectId, copy: ProjectId, name: string): Promise<void> =>
  change(
    maestro,
    ['projects', 'cards', 'sizes', 'media', 'versions'],
    async ({ media, versions, ...stores }) => {
      const project = await readProject(stores.projects, id)
      if (!project) throw new AppError('project-gone')
      const sizes = await measure(media, stores.sizes, id)
      for (const key of await media.getAllKeys(under('blob', id))) {
        const stored = await media.get(key)
        if (stored) media.put(stored, ['blob', copy, key[2]])
      }
      for (const version of await versions.getAll(under(id))) versions.put(version, [copy, version.id])
      const now = Date.now()
      putProject(stores, { ...project, id: copy, name, createdAt: now, updatedAt: now }, sizes)
    },
  )
