import { shownTake } from '../../domain/board/shot.ts'
import type { BlobId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import type { ZipFile } from '../library/write-zip.ts'
import { pictureName, upscaledName } from './file-names.ts'
import { shotListCsv } from './shot-list-csv.ts'

/**
 * The whole board as a zip: each shot's shown picture, upscaled too where it is, the scene
 * description and the shot list as CSV. Streams, so that memory holds one picture at a time until
 * the last step.
 * @returns the zip, and the pictures that are no longer there, in words; the shot list does not
 * name them.
 */
export async function zipBoard(
  project: Project,
  loadBlob: (id: BlobId) => Promise<Blob | undefined>,
): Promise<{ readonly zip: Blob; readonly missing: readonly string[] }> {
  const { writeZip } = await import('../library/write-zip.ts')
  const gone = new Set<BlobId>()
  const missing: string[] = []
  async function* one(id: BlobId, path: string, words: string): AsyncGenerator<ZipFile> {
    // A storage that does not answer must not keep back the other pictures.
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
    // Without the mark a spreadsheet takes the letters for another encoding.
    yield { path: 'shots.csv', content: new Blob([`\ufeff${shotListCsv(project.shots, gone)}`]) }
  }
  const zip = new Response(writeZip(files()), { headers: { 'Content-Type': 'application/zip' } })
  return { zip: await zip.blob(), missing }
}
