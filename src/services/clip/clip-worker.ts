import type { Remote } from 'comlink'
import type { FramesApi } from '../../../workers/clip/clip.api.ts'
import { type During, startWorker } from '../../lib/dom/run-worker.ts'
import { AppError } from '../../lib/errors.ts'
import type { OpenClip } from './clip-contract.ts'

/** A worker that sends no sign of life for this long while decoding counts as stalled. */
const SILENT_MS = 90_000
/**
 * Shorter, because reading an index takes tenths of a second, and loading ffmpeg sends signs of
 * life.
 */
const SILENT_OPENING_MS = 9000

/**
 * Opens a clip in its own worker, which decodes with WebCodecs or ffmpeg. A damaged index can trap
 * a demuxer in an endless loop; a second worker then opens the clip with ffmpeg only.
 * @throws AppError of the `clip-…` codes, `download-failed`, `out-of-memory`, `stalled`,
 * `worker-crashed`, `cancelled`.
 */
export async function openInWorker(
  file: Blob,
  signal: AbortSignal,
  onLoading: () => void,
): Promise<OpenClip> {
  try {
    return await open(file, signal, 'all', onLoading)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'stalled') throw error
    return await open(file, signal, 'ffmpeg', onLoading)
  }
}

async function open(
  file: Blob,
  signal: AbortSignal,
  ways: 'all' | 'ffmpeg',
  onLoading: () => void,
): Promise<OpenClip> {
  const session = startWorker<FramesApi>(
    () => new Worker(new URL('../../../workers/clip/clip.worker.ts', import.meta.url), { type: 'module' }),
    signal,
  )
  /**
   * The worker sends a sign of life every half second while it loads a decoder or reads the clip. A
   * silent worker is terminated, and its clip with it.
   */
  const call = <Result>(
    make: (api: Remote<FramesApi>, during: During) => Promise<Result>,
    silentMs = SILENT_MS,
  ) => session.call(make, silentMs)

  try {
    const silentMs = ways === 'all' ? SILENT_OPENING_MS : SILENT_MS
    const info = await call((api, during) => api.open(file, ways, during(onLoading)), silentMs)
    return {
      info,
      sample: (times, onFrame, form = {}) => call((api, during) => api.sample(times, form, during(onFrame))),
      // Not watched for silence: only a sampling may end the worker.
      firstSight: (times, onSight) =>
        session.call((api, during) => api.firstSight(times, during(onSight))).catch(() => undefined),
      findCuts: (window, onProgress) => call((api, during) => api.findCuts(window, during(onProgress))),
      measure: (window, onProgress) => call((api, during) => api.measure(window, during(onProgress))),
      close: session.end,
    }
  } catch (error) {
    session.end()
    throw error
  }
}
