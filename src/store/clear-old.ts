import { DELETED_KEPT_MS } from '../domain/takes.ts'
import { loadUpkeep } from '../services/index.ts'
import { unlessImporting } from '../services/tabs.ts'

/** Removes for good what was deleted more than a week ago, and media that no project has. Nobody waits for it. */
export async function clearOld(): Promise<void> {
  try {
    for (const { id, deletedAt } of await (await loadUpkeep()).trash()) {
      if (deletedAt < Date.now() - DELETED_KEPT_MS) await (await loadUpkeep()).purge(id)
    }
    await unlessImporting(async () => (await loadUpkeep()).collectStrays())
  } catch {
    // The list says what is wrong with the storage; this is tried again at the next start.
  }
}
