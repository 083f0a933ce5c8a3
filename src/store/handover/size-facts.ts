import { countedShots } from '../../domain/board/counted-shots.ts'
import { shownTake } from '../../domain/board/shot.ts'
import type { SizeFacts } from '../../domain/handover/file-kinds.ts'
import type { BlobId } from '../../domain/ids.ts'
import { blobsOf } from '../../domain/project/blobs.ts'
import type { Project } from '../../domain/project/project.ts'
import { blobSizes } from '../../services/storage/cleanup.ts'

/** Bytes of a picture full of detail. Larger ones are as large by their format. */
const RICH = 200_000

/**
 * What the sizes of files are guessed from. Where storage gives no sizes, texts count, and pictures
 * are taken to be full of detail.
 */
export async function sizeFacts(project: Project): Promise<SizeFacts> {
  const sizes: Readonly<Partial<Record<BlobId, number>>> = await blobSizes(project.id).catch(() => ({}))
  const sum = (ids: readonly (BlobId | undefined)[]) =>
    ids.reduce((all, id) => all + ((id && sizes[id]) ?? 0), 0)
  const shots = countedShots(project)
  const takes = shots.map(shownTake)
  const pictures = sum(takes.map((take) => take?.blob))
  const stored = sum(blobsOf(project))
  return {
    shots: shots.length,
    text: shots.reduce((all, { text, dialogue = '' }) => all + text.length + dialogue.length, 0),
    pictures,
    detail: stored === 0 ? 1 : Math.min(1, pictures / (RICH * shots.length || 1)),
    upscaled: sum(takes.map((take) => take?.upscaled?.blob)),
    project: stored,
  }
}
