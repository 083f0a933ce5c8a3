import type { BlobId } from '../../domain/ids.ts'
import { loadBlob } from '../project/writer.ts'

/**
 * Pictures of the open project as one, which is what a sheet of takes sends; undefined where one is
 * missing.
 * @throws AppError `picture-unreadable`
 */
export async function sheetPicture(
  ids: readonly BlobId[],
  load: (id: BlobId) => Promise<Blob | undefined> = loadBlob,
): Promise<Blob | undefined> {
  const pictures = (await Promise.all(ids.map(load))).filter((one) => one !== undefined)
  if (pictures.length < ids.length) return undefined
  const { sheetOfTakes } = await import('../../services/takes/sheet-of-takes.ts')
  return sheetOfTakes(pictures)
}
