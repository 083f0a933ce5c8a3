import type { HeldAgainst, PicturesApi } from '../../../workers/takes/pictures.api.ts'
import type { TakeFacts } from '../../domain/takes/take-facts.ts'
import { runWorker } from '../../lib/dom/run-worker.ts'
import { startPictures } from './start-pictures.ts'

/**
 * The facts of a take's picture, measured in a worker of its own.
 * @throws AppError `cancelled`, `picture-unreadable`, `worker-crashed`
 */
export const checkPicture = (picture: Blob, against: HeldAgainst, signal: AbortSignal): Promise<TakeFacts> =>
  runWorker<PicturesApi, TakeFacts>(startPictures, (pictures) => pictures.check(picture, against), signal)
