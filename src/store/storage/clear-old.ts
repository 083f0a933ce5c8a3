import { unlessImporting } from '../../services/app/tabs.ts'
import { collectStrays } from '../../services/storage/cleanup.ts'
import { listTrash, purgeProject } from '../../services/storage/trash.ts'
import { noteVisit } from '../../services/storage/visits.ts'

/**
 * Removes for good what was deleted more than a week ago, and media that no project has. Nobody
 * waits for it.
 */
export async function clearOld(): Promise<void> {
  try {
    const before = await noteVisit(Date.now())
    for (const { id } of await listTrash()) await purgeProject(id, before)
    await unlessImporting(collectStrays)
  } catch {
    // The list says what is wrong with the storage; this is tried again at the next start.
  }
}
