import { shownTake } from '../../domain/board/shot.ts'
import type { BlobId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
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
  const { downloadZip } = await import('client-zip')
  const gone = new Set<BlobId>()
  const missing: string[] = []
  async function* one(id: BlobId, name: string, words: string) {
    // A storage that does not answer must not keep back the other pictures.
    const picture = await loadBlob(id).catch(() => undefined)
    if (picture) yield { name, input: picture }
    else {
      gone.add(id)
      missing.push(words)
    }
  }
  async function* files() {
    yield { name: 'scene.txt', input: project.context }
    for (const [index, shot] of project.shots.entries()) {
      const take = shownTake(shot)
      if (!take) continue
      yield* one(take.blob, pictureName(index, take), `shot ${index + 1}`)
      const { upscaled } = take
      if (upscaled) yield* one(upscaled.blob, upscaledName(index, upscaled), `shot ${index + 1} upscaled`)
    }
    // Without the mark a spreadsheet takes the letters for another encoding.
    yield { name: 'shots.csv', input: `\ufeff${shotListCsv(project.shots, gone)}` }
  }
  return { zip: await downloadZip(files()).blob(), missing }
}
