import { unlessImporting } from '../../services/app/tabs.ts'
import { collectStrays } from '../../services/storage/cleanup.ts'
import { listTrash, purgeProject } from '../../services/storage/deleted-projects.ts'
import { noteVisit } from '../../services/storage/visits.ts'

/**
 * Purges projects deleted more than a week ago and media without a project. Runs in the background.
 */
export async function clearOld(): Promise<void> {
  try {
    const before = await noteVisit(Date.now())
    for (const { id } of await listTrash()) await purgeProject(id, before)
    await unlessImporting(collectStrays)
  } catch {
    // The list shows storage failures; the next start tries again.
  }
}
