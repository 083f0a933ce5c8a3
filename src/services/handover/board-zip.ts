import { shownTake } from '../../domain/board/shot.ts'
import type { BlobId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import type { ZipFile } from '../library/write-zip.ts'
import { pictureName, upscaledName } from './file-names.ts'
import { shotListCsv } from './shot-list-csv.ts'

/**
 * Packs the whole board as a zip: each shot's shown picture, upscaled version included, the scene
 * description and the shot list as CSV. Streams: one picture at a time is in memory until the last
 * step.
 * @returns the zip, and the names of missing pictures, which the shot list leaves out.
 */
export async function zipBoard(
  project: Project,
  loadBlob: (id: BlobId) => Promise<Blob | undefined>,
): Promise<{ readonly zip: Blob; readonly missing: readonly string[] }> {
  const { writeZip } = await import('../library/write-zip.ts')
  const gone = new Set<BlobId>()
  const missing: string[] = []
  async function* one(id: BlobId, path: string, words: string): AsyncGenerator<ZipFile> {
    // A failed read must not keep the other pictures out.
    const content = await loadBlob(id).catch(() => undefined)
    if (content) yield { path, content }
    else {
      gone.add(id)
      missing.push(words)
    }
  }
  async function* files(): AsyncGenerator<ZipFile> {
    yield { path: 'scene.txt', content: new Blob([project.context]) }
    for (const [index, shot] of project.shots.entries()) {
      const take = shownTake(shot)
      if (!take) continue
      yield* one(take.blob, pictureName(index, take), `shot ${index + 1}`)
      const { upscaled } = take
      if (upscaled) yield* one(upscaled.blob, upscaledName(index, upscaled), `shot ${index + 1} upscaled`)
    }
    // Without the BOM, spreadsheets guess another encoding.
    yield { path: 'shots.csv', content: new Blob([`\ufeff${shotListCsv(project.shots, gone)}`]) }
  }
  const zip = new Response(writeZip(files()), { headers: { 'Content-Type': 'application/zip' } })
  return { zip: await zip.blob(), missing }
}
