import type { ProjectId } from '../../domain/ids.ts'
import { under } from './records.ts'
import { readKeys } from './transactions.ts'

/**
 * Projects that have blobs but neither a record nor a place in the trash. One step of the cursor a
 * project.
 */
export async function strayProjects(records: IDBObjectStore): Promise<readonly ProjectId[]> {
  const [projects, trash] = await Promise.all([
    readKeys(records, under('project')),
    readKeys(records, under('trash')),
  ])
  const known = new Set<unknown>([...projects, ...trash].map((key) => Array.isArray(key) && key[1]))
  const owners = await blobOwners(records)
  return owners.filter((id) => !known.has(id))
}

function blobOwners(records: IDBObjectStore): Promise<readonly ProjectId[]> {
  const owners: ProjectId[] = []
  const request = records.openKeyCursor(under('blob'))
  return new Promise((resolve, reject) => {
    request.onerror = () => reject(request.error)
    request.onsuccess = () => {
      const cursor = request.result
      if (!cursor || !Array.isArray(cursor.key)) return resolve(owners)
      const owner = String(cursor.key[1])
      owners.push(owner as ProjectId)
      cursor.continue(['blob', owner, []])
    }
  })
}
