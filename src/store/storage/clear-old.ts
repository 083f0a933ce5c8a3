import { unlessImporting } from '../../services/app/tabs.ts'
import { loadUpkeep } from '../../services/index.ts'

/**
 * Removes for good what was deleted more than a week ago, and media that no project has. Nobody
 * waits for it.
 */
export async function clearOld(): Promise<void> {
  try {
    const upkeep = await loadUpkeep()
    const before = await upkeep.visit(Date.now())
    for (const { id } of await upkeep.trash()) await upkeep.purge(id, before)
    await unlessImporting(() => upkeep.collectStrays())
  } catch {
    // The list says what is wrong with the storage; this is tried again at the next start.
  }
}
