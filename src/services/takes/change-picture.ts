import type { ChangedPicture, PicturesApi } from '../../../workers/takes/pictures.api.ts'
import type { Adjustment } from '../../domain/takes/adjustment.ts'
import type { RegionToSend } from '../../domain/takes/take-ask.ts'
import { runWorker } from '../../lib/dom/run-worker.ts'
import { AppError } from '../../lib/errors.ts'
import { startPictures } from './start-pictures.ts'

/**
 * Puts what came back for a region into its picture, in a worker of its own.
 * @throws AppError `edge-shows` where its edge would show; `picture-unreadable`, `worker-crashed`
 */
export async function putBack(picture: Blob, answer: Blob, region: RegionToSend): Promise<ChangedPicture> {
  const { signal } = new AbortController()
  const made = await runWorker<PicturesApi, Awaited<ReturnType<PicturesApi['putBack']>>>(
    startPictures,
    (pictures) => pictures.putBack(picture, answer, region),
    signal,
  )
  if (!('refused' in made)) return made
  throw new AppError('edge-shows')
}

/**
 * A picture with another tone, part and angle, made in a worker of its own.
 * @throws AppError `cancelled`, `picture-unreadable`, `worker-crashed`
 */
export const adjustPicture = (
  picture: Blob,
  adjustment: Adjustment,
  signal: AbortSignal,
): Promise<ChangedPicture> =>
  runWorker<PicturesApi, ChangedPicture>(
    startPictures,
    (pictures) => pictures.adjust(picture, adjustment),
    signal,
  )
