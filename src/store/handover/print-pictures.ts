import { countedShots } from '../../domain/board/counted-shots.ts'
import { shownTake } from '../../domain/board/shot.ts'
import type { ShotId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import type { FileWords } from '../../services/handover/file-words.ts'

/**
 * The shown picture of each shot as it leaves, with guides and arrows inside where that is set. A
 * shot without a picture, and one whose picture cannot be loaded, is left out.
 */
export async function picturesToPrint(
  project: Project,
  words: FileWords,
): Promise<ReadonlyMap<ShotId, Blob>> {
  const { leaving } = await import('./burnt.ts')
  const { load } = leaving(words)
  const found = new Map<ShotId, Blob>()
  for (const shot of countedShots(project)) {
    const take = shownTake(shot)
    const picture = take && (await load(take.blob, shot, take).catch(() => undefined))
    if (picture) found.set(shot.id, picture)
  }
  return found
}
