import { countedShots } from '../../domain/board/counted-shots.ts'
import { type Shot, shownTake, type Take } from '../../domain/board/shot.ts'
import { numberOf } from '../../domain/board/shot-numbers.ts'
import type { BlobId } from '../../domain/ids.ts'
import type { Project } from '../../domain/project/project.ts'
import type { ZipFile } from '../library/write-zip.ts'
import { pictureName, upscaledName } from './file-names.ts'
import type { FileWords } from './file-words.ts'
import { shotListCsv } from './shot-list-csv.ts'

interface LostPicture {
  /** Its number. */
  readonly shot: string
  readonly upscaled: boolean
}

/**
 * Packs the whole board as a zip: each shot's shown picture, upscaled version included, the scene
 * description and the shot list as CSV. Streams: one picture at a time is in memory until the last
 * step.
 * @returns the zip, and the missing pictures, which the shot list leaves out.
 */
export async function zipBoard(
  project: Project,
  words: FileWords,
  load: (id: BlobId, shot: Shot, take: Take) => Promise<Blob | undefined>,
): Promise<{ readonly zip: Blob; readonly missing: readonly LostPicture[] }> {
  const { writeZip } = await import('../library/write-zip.ts')
  const gone = new Set<BlobId>()
  const missing: LostPicture[] = []
  type Place = readonly [Shot, Take]
  async function* one(id: BlobId, place: Place, path: string, picture: LostPicture): AsyncGenerator<ZipFile> {
    // A failed read must not keep the other pictures out.
    const content = await load(id, ...place).catch(() => undefined)
    if (content) yield { path, content }
    else {
      gone.add(id)
      missing.push(picture)
    }
  }
  async function* files(): AsyncGenerator<ZipFile> {
    yield { path: words.scene, content: new Blob([project.context]) }
    for (const shot of countedShots(project)) {
      const take = shownTake(shot)
      if (!take) continue
      const number = numberOf(project, shot.id)
      yield* one(take.blob, [shot, take], pictureName(number, take, words), { shot: number, upscaled: false })
      const { upscaled } = take
      if (!upscaled) continue
      yield* one(upscaled.blob, [shot, take], upscaledName(number, upscaled, words), {
        shot: number,
        upscaled: true,
      })
    }
    // Without the BOM, spreadsheets guess another encoding.
    yield { path: words.shotList, content: new Blob([`\ufeff${shotListCsv(project, words, gone)}`]) }
  }
  const zip = new Response(writeZip(files()), { headers: { 'Content-Type': 'application/zip' } })
  return { zip: await zip.blob(), missing }
}
