import type { SoundApi } from '../../../workers/handover/sound/sound.api.ts'
import type { HeardSound } from '../../domain/handover/own-sound.ts'
import { runWorker } from '../../lib/dom/run-worker.ts'

const start = () =>
  new Worker(new URL('../../../workers/handover/sound/sound.worker.ts', import.meta.url), { type: 'module' })

/** A worker that says nothing for so long is stuck in a damaged file. */
const SILENT_MS = 20_000

/**
 * Hears a sound file through in a worker: its length and how loud it is.
 * @throws AppError `cancelled` on abort, `worker-crashed`, `stalled`, and as `SoundApi.hear`.
 */
export const hearSound = (
  file: Blob,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<HeardSound> =>
  runWorker<SoundApi, HeardSound>(
    start,
    (api, during) => api.hear(file, during(onProgress)),
    signal,
    SILENT_MS,
  )
